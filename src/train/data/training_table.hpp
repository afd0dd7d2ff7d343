// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "src/gaia/spectrum.hpp"

namespace ztrain {

/// Spectra with their redshifts.
struct training_table {
    std::vector<float> flux;            ///< (rows, 186)
    std::vector<float> z;               ///< (rows)
    std::string unit;                   ///< of the fluxes, where a table says it
    std::vector<std::string> warnings;  ///< what whoever gave the tables should be told

    std::size_t rows() const { return z.size(); }
};

/// Which columns of a table are read, and which redshifts are accepted.
struct training_columns {
    std::string flux;  ///< as tables::column_request
    std::string redshift = "z";
    double lowest_redshift = 0;
    double highest_redshift = gaia::largest_redshift;
};

/// Rows that cannot be used: how many, and of the first ten why: "train.csv: row 17: flux_3 is missing".
struct bad_rows {
    std::vector<std::string> reasons;
    std::size_t count = 0;
};

/// Appends the good rows of a table (tables::open_samples): those whose redshift is in the range and whose fluxes are
/// finite.
///
/// Errors   as tables::open_samples; common::error where the fluxes are in another unit than those read before
void read_training_table(const std::filesystem::path& file, const training_columns& columns, training_table& table,
                         bad_rows& bad);

}  // namespace ztrain
