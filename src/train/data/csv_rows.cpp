// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/csv_rows.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/common/in_quotes.hpp"
#include "src/gaia/spectrum.hpp"
#include "src/tables/text/cell.hpp"
#include "src/tables/text/table_reader.hpp"

namespace ztrain {

namespace {

/// What a column holds: flux 0 to 185, then z, or nothing of interest.
constexpr std::size_t z_place = gaia::samples;
constexpr std::size_t no_place = gaia::samples + 1;

std::string name_of(std::size_t place) {
    return place == z_place ? "z" : fmt::format("flux_{}", place);
}

std::vector<std::size_t> places_of(const tables::column_names& names) {
    const std::string expected = fmt::format("; expected a header with z and flux_0 to flux_{}", gaia::samples - 1);
    std::vector<std::size_t> places(names.all().size(), no_place);
    for (std::size_t place = 0; place <= z_place; ++place) places[names.at(name_of(place), expected)] = place;
    return places;
}

/// Why the row cannot be used; nothing where all of its cells are numbers, finite or not.
std::optional<std::string> parse(const std::vector<std::string_view>& cells, const std::vector<std::size_t>& places,
                                 training_row& r) {
    if (cells.size() != places.size()) return fmt::format("has {} columns; expected {}", cells.size(), places.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t place = places[i];
        if (place == no_place) continue;
        const std::optional<float> value = tables::parse_number<float>(cells[i]);
        if (!value || cells[i].empty())
            return fmt::format("{} is {}; expected a number", name_of(place),
                               common::in_quotes(cells[i].substr(0, 40)));
        (place == z_place ? r.z : r.flux[place]) = *value;
    }
    return std::nullopt;
}

}  // namespace

void read_csv_rows(const std::filesystem::path& file, row_collector& rows) {
    tables::table_reader table(file);
    table.next();  // without a row, no column is found
    const std::vector<std::size_t> places = places_of(tables::column_names(table));
    training_row r;
    while (table.next()) {
        if (const auto why = parse(table.cells(), places, r))
            rows.refuse(table.row(), *why);
        else
            rows.take(table.row(), r);
    }
}

}  // namespace ztrain
