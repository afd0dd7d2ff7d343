// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "src/simulate/sed/library.hpp"

namespace zsim {

/// Reads a FITS table, as library.hpp says: one point per row, or one row of arrays.
///
/// Errors   common::error naming the file and what CFITSIO says, or the row
sed_points read_fits_sed(const std::filesystem::path& file);

}  // namespace zsim
