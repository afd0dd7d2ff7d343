// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

#include "src/tables/data_set.hpp"

/// Comma-separated values, one sample a line.
///
/// A first line without a number is a header, as is one that begins with source_id or z. With a header, the columns
/// named flux_* are the values; if there are none, all columns but source_id and z are. Column source_id names the
/// rows. Without a header all columns are values. A cell is a decimal number, "nan" or "inf"; an empty cell is NaN: a
/// missing value.
namespace tables {

/// Errors   common::error naming the file, and the row and column counted from 1, the header included
data_set parse_csv(std::span<const std::byte> bytes, const std::filesystem::path& file);

/// Shortest digits that give the same double again. With row names, a header and a source_id column; without, the
/// values alone.
std::string format_csv(const data_set& data);

}  // namespace tables
