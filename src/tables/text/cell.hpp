// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// What a cell of a text table is: a number, a missing value, or neither.
namespace tables {

/// Whether a cell says that there is no value: it is empty, or "nan", "na", "n/a" or "null" in any case.
bool is_missing(std::string_view cell);

/// A decimal number, "inf" or NaN for a missing value; nothing where the cell is neither. As a float, what is too small
/// becomes zero and what is too large infinite; as a double, it is not a number.
template <class Real>
std::optional<Real> parse_number(std::string_view cell);

/// An array of numbers as the Gaia archive and Astropy write them into one cell, "[1.0, 2.0]" or "(1.0, 2.0)"; a
/// missing element is NaN. Nothing where the cell is none.
std::optional<std::vector<double>> parse_numbers(std::string_view cell);

/// Whether the first row of a table names its columns: no cell is a number or says that its value is missing. An empty
/// cell does not decide it, unless all are: spreadsheets and pandas leave out the name of a first column.
bool is_header(std::span<const std::string_view> cells);

}  // namespace tables
