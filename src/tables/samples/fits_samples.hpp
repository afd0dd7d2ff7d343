// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

#include "src/tables/samples/sample_reader.hpp"

namespace tables {

/// The samples of a FITS file's first table: a column of arrays, "flux", or columns of numbers, as find_columns finds
/// them; where no name tells, the only column with as many values per row as are wanted.
template <class Real>
std::unique_ptr<sample_reader<Real>> open_fits_samples(const std::filesystem::path& file, const column_request& wanted);

}  // namespace tables
