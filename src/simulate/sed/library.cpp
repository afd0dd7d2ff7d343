// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/sed/library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "src/common/error.hpp"
#include "src/simulate/sed/fits_sed.hpp"
#include "src/simulate/sed/text_sed.hpp"
#include "src/tables/data_set.hpp"
#include "src/tables/text/table_reader.hpp"

namespace zsim {

namespace fs = std::filesystem;

namespace {

/// Integral from the first point, of values linear between points; `begin` is where the search starts and moves on.
double running_integral(const sed_points& given, const std::vector<double>& integral, double nm, std::size_t& begin) {
    if (nm <= given.nm.front()) return (nm - given.nm.front()) * given.flux.front();
    if (nm >= given.nm.back()) return integral.back() + (nm - given.nm.back()) * given.flux.back();
    while (given.nm[begin + 1] < nm) ++begin;
    const double width = given.nm[begin + 1] - given.nm[begin];
    const double part = nm - given.nm[begin];
    const double slope = (given.flux[begin + 1] - given.flux[begin]) / width;
    return integral[begin] + part * (given.flux[begin] + 0.5 * slope * part);
}

std::vector<double> integrate(const std::vector<double>& nm, const std::vector<double>& flux) {
    std::vector<double> integral(nm.size(), 0);
    for (std::size_t i = 1; i < nm.size(); ++i)
        integral[i] = integral[i - 1] + 0.5 * (flux[i] + flux[i - 1]) * (nm[i] - nm[i - 1]);
    return integral;
}

/// The names of an array's galaxies.
std::vector<std::string> array_names(const fs::path& file, std::size_t count) {
    const std::string stem = file.stem().string();
    std::vector<std::string> names;
    const std::size_t underscore = stem.rfind('_');
    const fs::path list =
        file.parent_path() / ("names" + (underscore == std::string::npos ? "" : stem.substr(underscore)) + ".txt");
    if (fs::exists(list)) {
        tables::table_reader table(list, tables::text_layout::any_separator);
        std::size_t lines = 0;
        for (; table.next(); ++lines)
            if (lines < count) names.emplace_back(table.cells().front());
        if (lines != count)
            throw table.error(fmt::format("has {} names; expected {}, one for each row of {}", lines, count,
                                          file.filename().string()));
    } else {
        for (std::size_t i = 0; i < count; ++i) names.push_back(fmt::format("{}[{}]", stem, i));
    }
    return names;
}

void read_array(const fs::path& file, std::vector<sed>& seds) {
    const tables::data_set data = tables::read_data(file);
    if (data.columns != sed::points)
        throw common::error(fmt::format("{}: has {} values per row; expected {}, F_lambda at 150 to 1149.5 nm",
                                        file.string(), data.columns, sed::points));
    if (data.rows > most_seds)
        throw common::error(fmt::format("{}: has {} rows; expected at most {}", file.string(), data.rows, most_seds));
    const std::vector<std::string> names = array_names(file, data.rows);
    sed_points given;
    for (std::size_t i = 0; i < sed::points; ++i)
        given.nm.push_back(sed::first_nm + sed::step_nm * static_cast<double>(i));
    for (std::size_t row = 0; row < data.rows; ++row) {
        const auto values = data.row(row);
        given.name = names[row];
        given.flux.assign(values.begin(), values.end());
        try {
            seds.emplace_back(given);
        } catch (const common::error& e) {
            throw common::error(fmt::format("{}: row {}: {}", file.string(), row + 1, e.what()));
        }
    }
}

}  // namespace

sed::sed(const sed_points& given) : name_(given.name) {
    const auto fail = [&](const std::string& text) { return common::error(fmt::format("{}: {}", name_, text)); };
    if (given.nm.size() < 2) throw fail(fmt::format("has {} points; expected two at least", given.nm.size()));
    for (std::size_t i = 0; i < given.nm.size(); ++i) {
        if (!std::isfinite(given.nm[i]) || !std::isfinite(given.flux[i]))
            throw fail(fmt::format("point {}: wavelength {}, flux {}; expected finite numbers", i + 1, given.nm[i],
                                   given.flux[i]));
        if (i > 0 && given.nm[i] <= given.nm[i - 1])
            throw fail(fmt::format("point {}: wavelength {} follows {}; expected increasing wavelengths", i + 1,
                                   given.nm[i], given.nm[i - 1]));
    }
    if (given.nm.front() > needed_from || given.nm.back() < needed_to)
        throw fail(fmt::format("covers {:.6g} to {:.6g} nm; expected at least {} to {} nm, for redshifts up to 0.6",
                               given.nm.front(), given.nm.back(), needed_from, needed_to));

    // Means over the steps, not samples, so that a finely sampled line keeps its flux.
    const std::vector<double> integral = integrate(given.nm, given.flux);
    std::size_t begin = 0;
    std::vector<double> nm(points);
    flux_.resize(points);
    double before = running_integral(given, integral, first_nm - 0.5 * step_nm, begin);
    for (std::size_t i = 0; i < points; ++i) {
        nm[i] = first_nm + step_nm * static_cast<double>(i);
        const double after = running_integral(given, integral, nm[i] + 0.5 * step_nm, begin);
        flux_[i] = (after - before) / step_nm;
        before = after;
    }
    integral_ = integrate(nm, flux_);
    const double level = mean(500, 700);
    if (!(level > 0)) throw fail(fmt::format("has a mean of {} over 500-700 nm; expected a positive one", level));
    for (double& value : flux_) value /= level;
    for (double& value : integral_) value /= level;
}

double sed::integral_to(double nm) const {
    const double place = std::clamp((nm - first_nm) / step_nm, 0.0, static_cast<double>(points - 1));
    const std::size_t i = std::min(static_cast<std::size_t>(place), points - 2);
    const double part = place - static_cast<double>(i);
    return integral_[i] + step_nm * part * (flux_[i] + 0.5 * part * (flux_[i + 1] - flux_[i]));
}

spectrum sed::seen_at(double z) const {
    spectrum result;
    double before = integral_to((first_wavelength - 0.5) / (1 + z));
    for (int i = 0; i < wavelengths; ++i) {
        const double after = integral_to((wavelength(i) + 0.5) / (1 + z));
        result[i] = (after - before) * (1 + z);
        before = after;
    }
    return result;
}

std::vector<sed> read_seds(const fs::path& folder) {
    if (!fs::is_directory(folder))
        throw common::error(fmt::format("{}: is not a folder; expected one with spectra of galaxies", folder.string()));
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    const auto is_array = [](const fs::path& file) { return file.extension() == ".npy"; };
    const bool arrays = std::any_of(files.begin(), files.end(), is_array);

    std::vector<sed> seds;
    for (const fs::path& file : files) {
        const std::string suffix = file.extension().string();
        const bool text = suffix == ".txt" || suffix == ".dat" || suffix == ".csv";
        const bool fits = suffix == ".fits" || suffix == ".fit";
        if (is_array(file)) read_array(file, seds);
        if (fits || (text && !arrays)) {
            const sed_points given = fits ? read_fits_sed(file) : read_text_sed(file);
            try {
                seds.emplace_back(given);
            } catch (const common::error& e) {
                throw common::error(fmt::format("{}: {}", file.string(), e.what()));
            }
        }
        if (seds.size() > most_seds)
            throw common::error(fmt::format("{}: holds more than {} spectra", folder.string(), most_seds));
    }
    if (seds.empty())
        throw common::error(
            fmt::format("{}: holds no spectra; expected *.npy, *.txt, *.dat, *.csv or *.fits", folder.string()));
    return seds;
}

}  // namespace zsim
