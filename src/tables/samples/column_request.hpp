// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace tables {

/// What is wanted of a table of samples.
struct column_request {
    /// Values per sample; 0: as many as the table has.
    std::size_t values = 0;
    /// What takes so many values, for messages: "redshift.onnx takes 186 values".
    std::string consumer = {};
    /// The column whose cells hold arrays, or the columns NAME_0, NAME_1, ...; empty: "flux", or what else there is.
    std::string flux = {};
    /// The column of true redshifts; empty: none is read.
    std::string redshift = {};
};

}  // namespace tables
