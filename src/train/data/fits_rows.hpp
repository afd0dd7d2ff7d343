// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "src/train/data/row_collector.hpp"

namespace ztrain {

/// Reads the first table of a FITS file, block by block.
///
/// Errors   common::error naming the file: no table, a column that is missing or holds something else, truncated
void read_fits_rows(const std::filesystem::path& file, row_collector& rows);

}  // namespace ztrain
