// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/common/error.hpp"
#include "src/tables/text/lines.hpp"

namespace tables {

enum class text_layout {
    one_separator,  ///< a comma, a semicolon or a tab between cells, or blanks: the first row tells which
    any_separator,  ///< each of these
};

/// Most cells of a row.
inline constexpr std::size_t most_cells = std::size_t{1} << 20;

/// What error_at says of a cell that should be a number.
inline constexpr std::string_view not_a_number = " is not a number; expected a decimal number such as 1.5, nan or inf";

/// Reads a table of text row by row. Line ends may be those of Unix or Windows; a byte order mark, empty lines and
/// comments, lines that begin with #, are passed over; the file may be compressed by gzip.
///
/// A cell loses the blanks around it. One that stands in quotes may hold separators, and "" for a quote, as the arrays
/// of the Gaia archive do: "(1.0, 2.0)". A quote that is not closed before the next separator, or on its line, is a
/// character like any other.
///
/// Memory   one line, of at most longest_line bytes and most_cells cells
class table_reader {
 public:
    /// Errors   as open_text
    explicit table_reader(const std::filesystem::path& file, text_layout layout = text_layout::one_separator);

    /// The same of a text that is open already; `name` is for messages.
    table_reader(std::string name, text_source text, text_layout layout = text_layout::one_separator);

    /// Reads the next row; false at the end.
    ///
    /// Errors   common::error naming file and row: a line that is too long, too many cells; and as open_text
    bool next();

    /// The row that next() read; a quoted cell without its quotes. Gone with the next call.
    const std::vector<std::string_view>& cells() const { return cells_; }

    /// The last comment before the first row, split as the rows are, without its #.
    std::vector<std::string> comment() const;

    /// Its line in the file, from 1.
    std::size_t row() const { return lines_.number(); }

    const std::string& name() const { return name_; }  ///< of the file

    /// The number in a cell, counted from 0; NaN where its value is missing.
    ///
    /// Errors   as error_at: there is no such cell, or no number in it
    double number(std::size_t column) const;

    /// The same where a value must be there and finite.
    double finite_number(std::size_t column) const;

    /// The array in a cell: "[1.0, 2.0]".
    std::vector<double> numbers(std::size_t column) const;

    /// "FILE: WHAT".
    common::error error(std::string_view what) const;
    /// "FILE: row ROW: WHAT".
    common::error error_in_row(std::string_view what) const;
    /// "FILE: row ROW: column COLUMN: 'CELL'WHAT", the column counted from 1.
    common::error error_at(std::size_t column, std::string_view what) const;

 private:
    std::string_view cell(std::size_t column) const;
    void append(std::string_view cell);
    void split(std::span<char> line);
    void split_at(char separator, std::span<char> line);
    void split_at_any(std::string_view separators, std::span<char> line);

    std::string name_;
    std::string separators_;  ///< empty until a row tells
    lines lines_;
    std::string comment_;
    std::vector<std::string_view> cells_;
};

/// The names in a table's header, by which its columns are found.
class column_names {
 public:
    /// Of the row that was read last.
    explicit column_names(const table_reader& table);

    const std::vector<std::string>& all() const { return names_; }

    /// Counted from 0; nothing where there is no such column.
    ///
    /// Errors   common::error where several have the name
    std::optional<std::size_t> find(std::string_view name) const;

    /// The same where it must be there; `expected` ends the message otherwise.
    std::size_t at(std::string_view name, std::string_view expected = {}) const;

 private:
    std::string file_;
    std::vector<std::string> names_;
};

}  // namespace tables
