// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/sed/fits_sed.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "src/common/error.hpp"
#include "src/simulate/sed/text_sed.hpp"
#include "src/tables/fits/file.hpp"

namespace zsim {

namespace {

constexpr long long most_points = 10'000'000;

/// Number of the first column that has one of the names; 0 where none has.
int column(fitsfile* file, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        int number = 0;
        int status = 0;
        std::string pattern(name);
        if (fits_get_colnum(file, CASEINSEN, pattern.data(), &number, &status) == 0) return number;
        fits_clear_errmsg();
    }
    return 0;
}

std::string unit(fitsfile* file, int number) {
    char text[FLEN_VALUE] = "";
    int status = 0;
    fits_read_key(file, TSTRING, fmt::format("TUNIT{}", number).c_str(), text, nullptr, &status);
    fits_clear_errmsg();
    return text;
}

}  // namespace

sed_points read_fits_sed(const std::filesystem::path& path) {
    const auto fail = [&](const std::string& text) {
        return common::error(fmt::format("{}: {}", path.string(), text));
    };
    const fits::handle file = fits::open(path);
    int wave = 0;
    int flux = 0;
    while (wave == 0 || flux == 0) {
        if (fits::move_to_next_table(file.get(), path) != 0)
            throw fail("has no table with columns WAVELENGTH, WAVE, LAMBDA or LAM, and FLUX, FLAM or F_LAMBDA");
        wave = column(file.get(), {"WAVELENGTH", "WAVE", "LAMBDA", "LAM"});
        flux = column(file.get(), {"FLUX", "FLAM", "F_LAMBDA"});
    }

    int status = 0;
    sed_points points;
    points.name = path.stem().string();
    const auto read = [&](int number, std::vector<double>& values) {
        LONGLONG rows = 0;
        LONGLONG repeat = 0;
        fits_get_num_rowsll(file.get(), &rows, &status);
        fits_get_coltypell(file.get(), number, nullptr, &repeat, nullptr, &status);
        if (status != 0) throw fail(fits::status_text(status));
        if ((rows != 1 && repeat != 1) || rows < 1 || repeat < 1 || rows > most_points || repeat > most_points)
            throw fail(fmt::format("column {} has {} rows of {} values; expected one value a row, or one row", number,
                                   rows, repeat));
        values.resize(static_cast<std::size_t>(rows * repeat));
        double missing = std::numeric_limits<double>::quiet_NaN();
        int some_missing = 0;  // CFITSIO 4.2 writes to it where a number is missing, null pointer or not
        fits_read_col(file.get(), TDOUBLE, number, 1, 1, rows * repeat, &missing, values.data(), &some_missing,
                      &status);
        if (status != 0) throw fail(fmt::format("column {}: {}", number, fits::status_text(status)));
    };
    read(wave, points.nm);
    read(flux, points.flux);
    if (points.nm.size() != points.flux.size())
        throw fail(fmt::format("has {} wavelengths and {} fluxes", points.nm.size(), points.flux.size()));
    for (std::size_t i = 0; i < points.nm.size(); ++i) {
        if (!std::isfinite(points.nm[i]) || !std::isfinite(points.flux[i]))
            throw fail(fmt::format("row {}: wavelength {}, flux {}; expected finite numbers", i + 1, points.nm[i],
                                   points.flux[i]));
        if (i > 0 && points.nm[i] <= points.nm[i - 1])
            throw fail(fmt::format("row {}: wavelength {} follows {}; expected increasing wavelengths", i + 1,
                                   points.nm[i], points.nm[i - 1]));
    }

    const std::string said = unit(file.get(), wave);
    double factor = 0;
    if (said == "nm") factor = 1;
    if (said == "Angstrom" || said == "angstrom" || said == "ANGSTROM" || said == "Angstroms" || said == "AA")
        factor = 0.1;
    if (said == "um" || said == "micron") factor = 1000;
    if (factor == 0 && !said.empty())
        throw fail(fmt::format("the wavelengths' unit is '{}'; expected nm, Angstrom or um", said));
    if (factor == 0)
        guess_wavelength_unit(points);
    else
        for (double& nm : points.nm) nm *= factor;
    return points;
}

}  // namespace zsim
