// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "src/train/data/row_collector.hpp"

namespace ztrain {

/// Reads comma-separated values row by row, in constant memory; the first row names the columns.
///
/// Errors   as tables::table_reader, and common::error naming the file: a column that is missing or there twice
void read_csv_rows(const std::filesystem::path& file, row_collector& rows);

}  // namespace ztrain
