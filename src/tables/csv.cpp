// SPDX-License-Identifier: Apache-2.0
#include "src/tables/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "src/common/limits.hpp"
#include "src/tables/text/cell.hpp"
#include "src/tables/text/table_reader.hpp"

namespace tables {

namespace {

/// Where a row's values and its name stand.
struct places {
    std::size_t count = 0;  ///< cells a row
    std::vector<std::size_t> values;
    std::optional<std::size_t> id;
};

places named_places(const std::vector<std::string>& names) {
    places result;
    result.count = names.size();
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == "source_id")
            result.id = i;
        else if (names[i].starts_with("flux_"))
            result.values.push_back(i);
        else if (names[i] != "z")
            others.push_back(i);
    }
    if (result.values.empty()) result.values = std::move(others);
    return result;
}

places all_places(std::size_t count) {
    places result;
    result.count = count;
    result.values.resize(count);
    std::iota(result.values.begin(), result.values.end(), std::size_t{0});
    return result;
}

/// Whether numbers rise from each to the next, as wavelengths, indices and no measured spectrum do; a first one may be
/// missing, the name of the rows.
bool rises(std::span<const double> values) {
    constexpr std::size_t fewest = 8;
    if (std::isnan(values.front())) values = values.subspan(1);
    return values.size() >= fewest && std::adjacent_find(values.begin(), values.end(),
                                                         [](double a, double b) { return !(a < b); }) == values.end();
}

/// A header of wavelengths is numbers, too, and would pass for a spectrum.
std::string warning_of(const data_set& data, const std::string& name) {
    if (!rises(data.row(0)) || (data.rows > 1 && rises(data.row(1)))) return {};
    return fmt::format(
        "{}: row 1 holds numbers that rise from column to column ({}, {}, ...) and is taken for a sample; if it is "
        "a header of wavelengths, remove it or name the columns flux_0, flux_1, ...",
        name, data.values[1], data.values[2]);
}

/// The table at its first row. Several numbers without a comma are separated by blanks, as numpy.savetxt does it.
table_reader open_table(const std::filesystem::path& file) {
    table_reader table(file);
    if (!table.next()) throw table.error("has no rows");
    if (table.cells().size() > 1) return table;
    table_reader columns(file, text_layout::columns);
    const auto is_number = [](std::string_view cell) { return parse_number<double>(cell).has_value(); };
    const bool blanks = columns.next() && columns.cells().size() > 1 &&
                        std::all_of(columns.cells().begin(), columns.cells().end(), is_number);
    return blanks ? std::move(columns) : std::move(table);
}

}  // namespace

data_set read_csv(const std::filesystem::path& file) {
    table_reader table = open_table(file);
    const auto is_binary = [](std::string_view cell) { return cell.find('\0') != std::string_view::npos; };
    if (std::any_of(table.cells().begin(), table.cells().end(), is_binary))
        throw table.error("is neither a NumPy array nor text");

    const bool header =
        is_header(table.cells()) || table.cells().front() == "source_id" || table.cells().front() == "z";
    const places place = header ? named_places(column_names(table).all()) : all_places(table.cells().size());
    if (place.values.empty())
        throw table.error_in_row("the header names no column of values; expected flux_0, flux_1, ...");

    data_set data;
    data.columns = place.values.size();
    for (bool more = !header || table.next(); more; more = table.next()) {
        if (table.cells().size() != place.count)
            throw table.error_in_row(
                fmt::format("has {} columns; expected {}, as in the first row", table.cells().size(), place.count));
        for (const std::size_t column : place.values) data.values.push_back(table.number(column));
        if (place.id) data.ids.emplace_back(table.cells()[*place.id]);
        ++data.rows;
        if (data.values.size() > common::max_elements)
            throw table.error(fmt::format("has more than {} values", common::max_elements));
    }
    if (data.rows == 0) throw table.error("has a header but no rows");
    if (!header) data.warning = warning_of(data, table.name());
    return data;
}

std::string format_csv(const data_set& data) {
    fmt::memory_buffer text;
    auto out = fmt::appender(text);
    if (!data.ids.empty()) {
        fmt::format_to(out, "source_id");
        for (std::size_t i = 0; i < data.columns; ++i) fmt::format_to(out, ",output_{}", i);
        fmt::format_to(out, "\n");
    }
    for (std::size_t r = 0; r < data.rows; ++r) {
        if (!data.ids.empty()) fmt::format_to(out, "{},", data.ids[r]);
        const std::span<const double> row = data.row(r);
        for (std::size_t i = 0; i < row.size(); ++i) fmt::format_to(out, "{}{}", i == 0 ? "" : ",", row[i]);
        fmt::format_to(out, "\n");
    }
    return fmt::to_string(text);
}

}  // namespace tables
