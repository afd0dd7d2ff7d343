// SPDX-License-Identifier: Apache-2.0
#include "src/tables/text/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "src/common/in_quotes.hpp"
#include "src/common/read_file.hpp"
#include "src/tables/text/cell.hpp"

namespace tables {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

constexpr std::string_view blanks = " \t\r";
constexpr std::string_view all_separators = ",; \t\r";

/// Past blanks that separate no cells.
char* past_blanks(char* begin, const char* end, char separator = '\0') {
    while (begin != end && is_blank(*begin) && *begin != separator) ++begin;
    return begin;
}

std::string_view without_blanks_around(std::span<const char> text) {
    const std::string_view whole(text.data(), text.size());
    const std::size_t begin = std::min(whole.find_first_not_of(blanks), whole.size());
    return whole.substr(begin, whole.find_last_not_of(blanks) + 1 - begin);
}

std::string_view without_blanks_behind(const char* begin, const char* end) {
    while (begin != end && is_blank(end[-1])) --end;
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// The words of a line that has no other separators than blanks.
std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    for (std::size_t begin = line.find_first_not_of(blanks); begin != std::string_view::npos;
         begin = line.find_first_not_of(blanks, begin)) {
        const std::size_t end = std::min(line.find_first_of(blanks, begin), line.size());
        words.push_back(line.substr(begin, end - begin));
        begin = end;
    }
    return words;
}

bool is_identifier(std::string_view word) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return is_letter(word.front()) &&
           std::all_of(word.begin(), word.end(), [&](char c) { return is_letter(c) || is_digit(c) || c == '.'; });
}

/// What separates the cells of a table's first row. Semicolons come first, since numbers beside them may have decimal
/// commas. Blanks do where every word is a number, or every word a name: "flux 0" is one cell.
std::string_view separators_of(std::string_view line) {
    std::string outside;  // of quotes
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        if (!quoted) outside += c;
    }
    for (const std::string_view separator : {";", ",", "\t"})
        if (outside.find(separator) != std::string::npos) return separator;
    const std::vector<std::string_view> words = words_of(outside);
    const auto is_number = [](std::string_view word) { return parse_number<double>(word).has_value(); };
    const bool columns = words.size() > 1 && (std::all_of(words.begin(), words.end(), is_number) ||
                                              std::all_of(words.begin(), words.end(), is_identifier));
    return columns ? blanks : ",";
}

/// The cell in quotes that starts at `begin`; moves it behind the closing quote. Nothing where there is no such cell.
std::optional<std::string_view> quoted_cell(char*& begin, char* end, std::string_view separators) {
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
    const bool one = separators.size() == 1;
    char* const behind = one ? past_blanks(closing + 1, end, separators.front()) : closing + 1;
    if (behind != end && separators.find(*behind) == std::string_view::npos) return std::nullopt;

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
    : table_reader(common::input_name(file), open_text(file), layout) {}

table_reader::table_reader(std::string name, text_source text, text_layout layout)
    : name_(std::move(name)),
      separators_(layout == text_layout::any_separator ? all_separators : std::string_view()),
      lines_(name_, std::move(text)) {}

bool table_reader::next() {
    while (const std::optional<std::span<char>> line = lines_.next()) {
        const std::string_view text = without_blanks_around(*line);
        if (text.empty()) continue;
        if (text.starts_with('#')) {
            if (cells_.empty()) comment_ = text;
            continue;
        }
        split(*line);
        return true;
    }
    return false;
}

std::vector<std::string> table_reader::comment() const {
    table_reader rows("", text_source([](std::span<char>) { return std::size_t{0}; }));
    rows.separators_ = separators_;
    std::string text = comment_.substr(std::min(comment_.find_first_not_of('#'), comment_.size()));
    if (!text.empty()) rows.split(text);
    return {rows.cells_.begin(), rows.cells_.end()};
}

void table_reader::append(std::string_view cell) {
    if (cells_.size() == most_cells) throw error_in_row(fmt::format("has more than {} columns", most_cells));
    cells_.push_back(cell);
}

void table_reader::split(std::span<char> line) {
    cells_.clear();
    if (separators_.empty()) separators_ = separators_of({line.data(), line.size()});
    if (separators_.size() == 1)
        split_at(separators_.front(), line);
    else
        split_at_any(separators_, line);
}

void table_reader::split_at(char separator, std::span<char> line) {
    char* const end = line.data() + line.size();
    char* begin = past_blanks(line.data(), end, separator);
    while (true) {
        if (const auto quoted = quoted_cell(begin, end, separators_)) {
            append(*quoted);
            begin = past_blanks(begin, end, separator);
        } else {
            void* const found = std::memchr(begin, separator, static_cast<std::size_t>(end - begin));
            char* const stop = found == nullptr ? end : static_cast<char*>(found);
            append(without_blanks_behind(begin, stop));
            begin = stop;
        }
        if (begin == end) return;
        begin = past_blanks(begin + 1, end, separator);
    }
}

void table_reader::split_at_any(std::string_view separators, std::span<char> line) {
    char* const end = line.data() + line.size();
    char* begin = past_blanks(line.data(), end);
    while (begin != end) {
        if (const auto quoted = quoted_cell(begin, end, separators)) {
            append(*quoted);
        } else {
            char* const stop =
                std::find_if(begin, end, [&](char c) { return separators.find(c) != std::string_view::npos; });
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
    if (!value) throw error_at(column, not_a_number);
    return *value;
}

double table_reader::finite_number(std::size_t column) const {
    const std::optional<double> value = parse_number<double>(cell(column));
    if (!value || !std::isfinite(*value)) throw error_at(column, "; expected a finite decimal number");
    return *value;
}

std::vector<double> table_reader::numbers(std::size_t column) const {
    std::optional<std::vector<double>> values = parse_numbers(cell(column));
    if (!values) throw error_at(column, " is not an array of numbers; expected one such as [1.0, 2.0] or (1.0, 2.0)");
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
