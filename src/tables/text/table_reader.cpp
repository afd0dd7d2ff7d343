// SPDX-License-Identifier: Apache-2.0
#include "src/tables/text/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "src/common/in_quotes.hpp"
#include "src/tables/text/cell.hpp"

namespace tables {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

bool is_separator(char c, text_layout layout) {
    return c == ',' || (layout == text_layout::columns && (c == ';' || is_blank(c)));
}

char* past_blanks(char* begin, const char* end) {
    while (begin != end && is_blank(*begin)) ++begin;
    return begin;
}

std::string_view without_blanks_behind(const char* begin, const char* end) {
    while (begin != end && is_blank(end[-1])) --end;
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// The cell in quotes that starts at `begin`; moves it behind the closing quote. Nothing where there is no such cell.
std::optional<std::string_view> quoted_cell(char*& begin, char* end, text_layout layout) {
    if (begin == end || *begin != '"') return std::nullopt;
    const auto next_quote = [&](char* first) {
        return static_cast<char*>(std::memchr(first, '"', static_cast<std::size_t>(end - first)));
    };
    std::size_t doubled = 0;
    char* closing = next_quote(begin + 1);
    while (closing != nullptr && closing + 1 != end && closing[1] == '"') {
        ++doubled;
        closing = next_quote(closing + 2);
    }
    if (closing == nullptr) return std::nullopt;
    char* const behind = past_blanks(closing + 1, end);
    if (behind != end && behind == closing + 1 && !is_separator(*behind, layout)) return std::nullopt;
    if (behind != end && layout == text_layout::commas && *behind != ',') return std::nullopt;

    char* last = closing;
    if (doubled > 0) {  // each "" becomes ", in place
        last = begin + 1;
        for (const char* c = begin + 1; c != closing; ++c) {
            *last++ = *c;
            if (*c == '"') ++c;
        }
    }
    const std::string_view cell(begin + 1, static_cast<std::size_t>(last - begin - 1));
    begin = closing + 1;
    return cell;
}

}  // namespace

table_reader::table_reader(const std::filesystem::path& file, text_layout layout)
    : name_(file.string()), layout_(layout), lines_(file) {}

bool table_reader::next() {
    while (const std::optional<std::span<char>> line = lines_.next()) {
        cells_.clear();
        if (layout_ == text_layout::columns)
            split_into_columns(*line);
        else
            split_at_commas(*line);
        if (!cells_.empty()) return true;
    }
    return false;
}

void table_reader::append(std::string_view cell) {
    if (cells_.size() == most_cells) throw error_in_row(fmt::format("has more than {} columns", most_cells));
    cells_.push_back(cell);
}

void table_reader::split_at_commas(std::span<char> line) {
    char* const end = line.data() + line.size();
    char* begin = past_blanks(line.data(), end);
    if (begin == end) return;
    while (true) {
        if (const auto quoted = quoted_cell(begin, end, layout_)) {
            append(*quoted);
            begin = past_blanks(begin, end);
        } else {
            void* const comma = std::memchr(begin, ',', static_cast<std::size_t>(end - begin));
            char* const stop = comma == nullptr ? end : static_cast<char*>(comma);
            append(without_blanks_behind(begin, stop));
            begin = stop;
        }
        if (begin == end) return;
        begin = past_blanks(begin + 1, end);
    }
}

void table_reader::split_into_columns(std::span<char> line) {
    char* const end = line.data() + line.size();
    char* begin = past_blanks(line.data(), end);
    if (begin != end && *begin == '#') return;
    while (begin != end) {
        if (const auto quoted = quoted_cell(begin, end, layout_)) {
            append(*quoted);
        } else {
            char* const stop = std::find_if(begin, end, [&](char c) { return is_separator(c, layout_); });
            append({begin, static_cast<std::size_t>(stop - begin)});
            begin = stop;
        }
        begin = past_blanks(begin, end);
        if (begin != end && (*begin == ',' || *begin == ';')) begin = past_blanks(begin + 1, end);
    }
}

std::string_view table_reader::cell(std::size_t column) const {
    if (column >= cells_.size())
        throw error_in_row(fmt::format("has {} columns; expected at least {}", cells_.size(), column + 1));
    return cells_[column];
}

double table_reader::number(std::size_t column) const {
    const std::optional<double> value = parse_number<double>(cell(column));
    if (!value) throw error_at(column, " is no number; expected a decimal number, nan or inf");
    return *value;
}

double table_reader::finite_number(std::size_t column) const {
    const std::optional<double> value = parse_number<double>(cell(column));
    if (!value || !std::isfinite(*value)) throw error_at(column, "; expected a finite decimal number");
    return *value;
}

std::vector<double> table_reader::numbers(std::size_t column) const {
    std::optional<std::vector<double>> values = parse_numbers(cell(column));
    if (!values) throw error_at(column, " is no array of numbers; expected one such as [1.0, 2.0] or (1.0, 2.0)");
    return *std::move(values);
}

common::error table_reader::error(std::string_view what) const {
    return common::error(fmt::format("{}: {}", name_, what));
}

common::error table_reader::error_in_row(std::string_view what) const {
    return error(fmt::format("row {}: {}", row(), what));
}

common::error table_reader::error_at(std::size_t column, std::string_view what) const {
    return error_in_row(
        fmt::format("column {}: {}{}", column + 1, common::in_quotes(cells_[column].substr(0, 40)), what));
}

column_names::column_names(const table_reader& table)
    : file_(table.name()), names_(table.cells().begin(), table.cells().end()) {}

std::optional<std::size_t> column_names::find(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) return std::nullopt;
    if (std::find(found + 1, names_.end(), name) != names_.end())
        throw common::error(fmt::format("{}: has two columns '{}'", file_, name));
    return static_cast<std::size_t>(found - names_.begin());
}

std::size_t column_names::at(std::string_view name, std::string_view expected) const {
    if (const auto found = find(name)) return *found;
    throw common::error(fmt::format("{}: has no column '{}'{}", file_, name, expected));
}

}  // namespace tables
