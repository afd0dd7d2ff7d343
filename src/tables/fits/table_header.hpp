// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace tables::fits {

/// Throws where the HDU that starts at byte `header` of a FITS file is a table whose mandatory cards (FITS
/// standard 4.0, 7.2.1 and 7.3.1) do not hold what CFITSIO 4.2 takes for granted: where NAXIS1 or NAXIS2 are not whole
/// numbers it leaves the number of columns unset, and it takes memory for any number of columns. To be called before
/// CFITSIO moves to the HDU. What is missing, or no table, is left to CFITSIO.
void check_table_header(const std::filesystem::path& file, long long header);

}  // namespace tables::fits
