// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

/// A text table in memory: cells separated by commas, semicolons, tabs or blanks; lines that are empty or begin with #
/// are skipped.
struct text_table {
    struct line {
        std::size_t row = 0;  ///< in the file, from 1
        std::vector<std::string_view> cells;
    };

    std::string name;  ///< of the file
    std::string text;
    std::vector<line> lines;

    text_table() = default;
    text_table(const text_table&) = delete;  // the cells point into the text
    text_table& operator=(const text_table&) = delete;

    /// The finite number in a cell, counted from 0.
    ///
    /// Errors   common::error naming file, row, column and what was found
    double number(const line& of, std::size_t column) const;

    /// Whether the cell is there and holds a number, be it finite or not.
    static bool is_number(const line& of, std::size_t column);
};

/// Fills `table`.
///
/// Errors   common::error where the file cannot be read or holds no lines
void read_text_table(const std::filesystem::path& file, text_table& table);

}  // namespace tables
