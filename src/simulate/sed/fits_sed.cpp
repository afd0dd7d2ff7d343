// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/sed/fits_sed.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "src/simulate/sed/text_sed.hpp"
#include "src/tables/fits/table.hpp"

namespace zsim {

namespace {

using tables::fits::table_column;
using tables::fits::table_file;

constexpr std::size_t most_points = 10'000'000;

/// The first column that has one of the names.
std::optional<table_column> find_any(table_file& table, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (const auto column = table.find(name)) return column;
    return std::nullopt;
}

/// All values of a column: one per row, or all in one row.
std::vector<double> read_column(table_file& table, const table_column& column) {
    const std::size_t rows = table.rows();
    if ((rows != 1 && column.width != 1) || rows < 1 || column.width < 1 || rows > most_points ||
        column.width > most_points)
        throw table.error(fmt::format("column {} has {} rows of {} values; expected one value a row, or one row",
                                      column.number, rows, column.width));
    std::vector<double> values;
    table.read(column, 0, rows, values);
    return values;
}

/// nm of a unit; 0 where none is given.
double nm_of_unit(const table_file& table, const std::string& unit) {
    if (unit.empty()) return 0;
    if (unit == "nm") return 1;
    if (unit == "Angstrom" || unit == "angstrom" || unit == "ANGSTROM" || unit == "Angstroms" || unit == "AA")
        return 0.1;
    if (unit == "um" || unit == "micron") return 1000;
    throw table.error(fmt::format("the wavelengths' unit is '{}'; expected nm, Angstrom or um", unit));
}

}  // namespace

sed_points read_fits_sed(const std::filesystem::path& file) {
    table_file table(file);
    std::optional<table_column> wave;
    std::optional<table_column> flux;
    while (!wave || !flux) {
        if (!table.next_table())
            throw table.error("has no table with columns WAVELENGTH, WAVE, LAMBDA or LAM, and FLUX, FLAM or F_LAMBDA");
        wave = find_any(table, {"WAVELENGTH", "WAVE", "LAMBDA", "LAM"});
        flux = find_any(table, {"FLUX", "FLAM", "F_LAMBDA"});
    }

    sed_points points;
    points.name = file.stem().string();
    points.nm = read_column(table, *wave);
    points.flux = read_column(table, *flux);
    if (points.nm.size() != points.flux.size())
        throw table.error(fmt::format("has {} wavelengths and {} fluxes", points.nm.size(), points.flux.size()));
    for (std::size_t i = 0; i < points.nm.size(); ++i) {
        if (!std::isfinite(points.nm[i]) || !std::isfinite(points.flux[i]))
            throw table.error(fmt::format("row {}: wavelength {}, flux {}; expected finite numbers", i + 1,
                                          points.nm[i], points.flux[i]));
        if (i > 0 && points.nm[i] <= points.nm[i - 1])
            throw table.error(fmt::format("row {}: wavelength {} follows {}; expected increasing wavelengths", i + 1,
                                          points.nm[i], points.nm[i - 1]));
    }

    const double factor = nm_of_unit(table, table.unit(*wave));
    if (factor == 0)
        guess_wavelength_unit(points);
    else
        for (double& nm : points.nm) nm *= factor;
    return points;
}

}  // namespace zsim
