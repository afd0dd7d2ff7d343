// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/sed/text_sed.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/tables/text/cell.hpp"
#include "src/tables/text/table_reader.hpp"

namespace zsim {

void guess_wavelength_unit(sed_points& points) {
    if (points.nm.empty() || *std::max_element(points.nm.begin(), points.nm.end()) <= 5000) return;
    for (double& nm : points.nm) nm *= 0.1;
}

sed_points read_text_sed(const std::filesystem::path& file) {
    tables::table_reader table(file, tables::text_layout::any_separator);
    if (!table.next()) throw table.error("has no rows");
    sed_points points;
    points.name = file.stem().string();
    for (bool more = !tables::is_header(table.cells()) || table.next(); more; more = table.next()) {
        if (table.cells().size() != 2)
            throw table.error_in_row(
                fmt::format("has {} columns; expected two, wavelength and flux", table.cells().size()));
        const double nm = table.finite_number(0);
        if (!points.nm.empty() && nm <= points.nm.back())
            throw table.error_in_row(
                fmt::format("wavelength {} follows {}; expected increasing wavelengths", nm, points.nm.back()));
        points.nm.push_back(nm);
        points.flux.push_back(table.finite_number(1));
    }
    guess_wavelength_unit(points);
    return points;
}

}  // namespace zsim
