// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/sed/text_sed.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/common/error.hpp"
#include "src/tables/text_table.hpp"

namespace zsim {

void guess_wavelength_unit(sed_points& points) {
    if (points.nm.empty() || *std::max_element(points.nm.begin(), points.nm.end()) <= 5000) return;
    for (double& nm : points.nm) nm *= 0.1;
}

sed_points read_text_sed(const std::filesystem::path& file) {
    tables::text_table table;
    tables::read_text_table(file, table);
    sed_points points;
    points.name = file.stem().string();
    for (std::size_t i = 0; i < table.lines.size(); ++i) {
        const tables::text_table::line& line = table.lines[i];
        if (i == 0 && !tables::text_table::is_number(line, 0)) continue;
        if (line.cells.size() != 2)
            throw common::error(fmt::format("{}: row {}: has {} columns; expected two, wavelength and flux", table.name,
                                            line.row, line.cells.size()));
        const double nm = table.number(line, 0);
        if (!points.nm.empty() && nm <= points.nm.back())
            throw common::error(fmt::format("{}: row {}: wavelength {} follows {}; expected increasing wavelengths",
                                            table.name, line.row, nm, points.nm.back()));
        points.nm.push_back(nm);
        points.flux.push_back(table.number(line, 1));
    }
    guess_wavelength_unit(points);
    return points;
}

}  // namespace zsim
