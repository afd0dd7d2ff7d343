// SPDX-License-Identifier: Apache-2.0
#include "src/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>

#include "src/common/error.hpp"
#include "src/common/read_file.hpp"

namespace tables {

namespace {

std::optional<double> parse(std::string_view cell) {
    if (cell.starts_with('+') && !cell.starts_with("+-")) cell.remove_prefix(1);
    double value = 0;
    const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (failure != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
    return value;
}

void split(std::string_view line, std::vector<std::string_view>& cells) {
    constexpr std::string_view blanks = " \t\r";
    while (true) {
        line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
        if (line.empty()) return;
        const std::size_t end = std::min(line.find_first_of(" \t\r,;"), line.size());
        cells.push_back(line.substr(0, end));
        line.remove_prefix(end);
        line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
        if (!line.empty() && (line.front() == ',' || line.front() == ';')) line.remove_prefix(1);
    }
}

}  // namespace

double text_table::number(const line& of, std::size_t column) const {
    if (column >= of.cells.size())
        throw common::error(
            fmt::format("{}: row {}: has {} columns; expected at least {}", name, of.row, of.cells.size(), column + 1));
    const std::optional<double> value = parse(of.cells[column]);
    if (!value || !std::isfinite(*value))
        throw common::error(fmt::format("{}: row {}: column {}: '{}'; expected a finite decimal number", name, of.row,
                                        column + 1, of.cells[column].substr(0, 40)));
    return *value;
}

bool text_table::is_number(const line& of, std::size_t column) {
    return column < of.cells.size() && parse(of.cells[column]).has_value();
}

void read_text_table(const std::filesystem::path& file, text_table& table) {
    const std::vector<std::byte> bytes = common::read_file(file);
    table.name = file.string();
    table.text.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    table.lines.clear();
    std::string_view rest = table.text;
    for (std::size_t row = 1; !rest.empty(); ++row) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        text_table::line parsed{row, {}};
        split(line, parsed.cells);
        if (!parsed.cells.empty() && !parsed.cells.front().starts_with('#')) table.lines.push_back(std::move(parsed));
    }
    if (table.lines.empty()) throw common::error(fmt::format("{}: has no rows", table.name));
}

}  // namespace tables
