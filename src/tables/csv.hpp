// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "src/tables/data_set.hpp"

/// Comma-separated values, one sample per line; also numbers separated by blanks, tabs or semicolons, as numpy.savetxt
/// writes them.
///
/// A first row without a number or missing value is a header, as is one that begins with source_id or z. With a header,
/// the columns named flux_* are the values; if there are none, all columns but source_id and z are. Column source_id
/// names the rows. Without a header all columns are values. A cell is a decimal number, "inf", or NaN for a missing
/// value: an empty cell, "nan", "null", "na".
namespace tables {

/// Errors   common::error naming the file, and the row and column counted from 1, the header included
data_set read_csv(const std::filesystem::path& file);

/// Shortest digits that give the same double again. With row names, a header and a source_id column; without, the
/// values alone.
std::string format_csv(const data_set& data);

}  // namespace tables
