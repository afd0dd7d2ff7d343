// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace corpus {

/// A row of a table: its cells by the names of their columns.
using row = std::map<std::string, std::string>;

/// Comma-separated values with a header line. A cell in quotation marks may hold commas, line feeds and doubled
/// quotation marks.
///
/// Errors   std::runtime_error for a row with another number of cells than the header
std::vector<row> parse_table(std::string_view text);

/// The same from a file.
std::vector<row> read_table(const std::filesystem::path& file);

}  // namespace corpus
