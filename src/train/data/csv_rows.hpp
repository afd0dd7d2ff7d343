// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "src/train/data/row_collector.hpp"

namespace ztrain {

/// Reads comma-separated values line by line, in constant memory; the first line names the columns.
///
/// Errors   common::error naming the file: a column that is missing or there twice, a line above a megabyte
void read_csv_rows(const std::filesystem::path& file, row_collector& rows);

}  // namespace ztrain
