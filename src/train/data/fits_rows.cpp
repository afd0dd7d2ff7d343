// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/fits_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "src/gaia/spectrum.hpp"
#include "src/tables/fits/table.hpp"

namespace ztrain {

namespace {

/// The column with `width` real numbers per row.
tables::fits::table_column real_column(tables::fits::table_file& table, const std::string& name, std::size_t width) {
    const std::optional<tables::fits::table_column> column = table.find(name);
    if (!column) throw table.error(fmt::format("the first table has no column '{}', or several", name));
    if (!column->holds_reals)
        throw table.error(fmt::format("column '{}' has {}; expected {} real numbers a row", name,
                                      column->varies_in_width ? "arrays of variable length" : "no real numbers",
                                      width));
    if (column->width != width)
        throw table.error(fmt::format("column '{}' has {} values per row; expected {}", name, column->width, width));
    return *column;
}

}  // namespace

void read_fits_rows(const std::filesystem::path& file, row_collector& rows) {
    tables::fits::table_file table(file);
    if (!table.next_table()) throw table.error("has no table");
    const tables::fits::table_column z = real_column(table, "z", 1);
    const tables::fits::table_column flux = real_column(table, "flux", gaia::samples);
    constexpr std::size_t block = 1024;
    const std::size_t total = table.rows();
    training_row r;
    std::vector<float> redshifts;
    std::vector<float> fluxes;
    for (std::size_t first = 0; first < total; first += block) {
        const std::size_t count = std::min(block, total - first);
        table.read(z, first, count, redshifts);
        table.read(flux, first, count, fluxes);
        for (std::size_t i = 0; i < count; ++i) {
            r.z = redshifts[i];
            std::copy_n(fluxes.begin() + static_cast<std::ptrdiff_t>(i * gaia::samples), gaia::samples, r.flux.begin());
            rows.take(first + i + 1, r);
        }
    }
}

}  // namespace ztrain
