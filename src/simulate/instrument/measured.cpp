// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/instrument/measured.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include "src/common/error.hpp"
#include "src/gaia/spectrum.hpp"
#include "src/simulate/instrument/built_in.hpp"
#include "src/tables/data_set.hpp"
#include "src/tables/text/table_reader.hpp"

namespace zsim {

namespace fs = std::filesystem;

namespace {

using matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A table of finite numbers; `columns` 0 takes any.
matrix read_matrix(const fs::path& file, std::size_t rows, std::size_t columns) {
    const tables::data_set data = tables::read_data(file);
    if (data.rows != rows || (columns != 0 && data.columns != columns))
        throw common::error(fmt::format("{}: has {} rows of {} values; expected {} rows of {}", file.string(),
                                        data.rows, data.columns, rows,
                                        columns == 0 ? "any number" : fmt::to_string(columns)));
    for (std::size_t i = 0; i < data.values.size(); ++i)
        if (!std::isfinite(data.values[i]))
            throw common::error(fmt::format("{}: row {}: value {} is {}; expected a finite number", file.string(),
                                            i / data.columns + 1, i % data.columns + 1, data.values[i]));
    return Eigen::Map<const matrix>(data.values.data(), static_cast<Eigen::Index>(data.rows),
                                    static_cast<Eigen::Index>(data.columns));
}

struct grids {
    pixel_grid bp;
    pixel_grid rp;
};

grids read_grids(const fs::path& file) {
    tables::table_reader table(file, tables::text_layout::any_separator);
    if (!table.next()) throw table.error("has no rows");
    const tables::column_names header(table);
    const std::size_t band_column = header.at("band");
    const std::size_t u_column = header.at("u");
    const std::size_t width_column = header.at("du");
    grids result;
    std::size_t rows = 0;
    for (; table.next(); ++rows) {
        if (rows >= gaia::samples) continue;  // only counted
        const double u = table.finite_number(u_column);
        const double width = table.finite_number(width_column);
        const std::string_view expected = rows < gaia::bp_samples ? "BP" : "RP";
        if (band_column >= table.cells().size() || table.cells()[band_column] != expected)
            throw table.error_in_row(fmt::format("is not a sample of {}; expected {} of BP, then {} of RP", expected,
                                                 gaia::bp_samples, gaia::rp_samples));
        if (u < first_position || u > fine_position(fine_positions - 1))
            throw table.error_in_row(
                fmt::format("u is {}; expected {} to {}", u, first_position, fine_position(fine_positions - 1)));
        pixel_grid& grid = rows < gaia::bp_samples ? result.bp : result.rp;
        if (!(width > 0 && width <= 2) || (!grid.u.empty() && width != grid.width))
            throw table.error_in_row(fmt::format("du is {}; expected one width for the band, at most 2", width));
        grid.u.push_back(u);
        grid.width = width;
    }
    if (rows != gaia::samples)
        throw table.error(fmt::format("has {} rows below its header; expected {} samples", rows, gaia::samples));
    return result;
}

void read_noise(const fs::path& folder, const grids& grid, instrument& result) {
    const fs::path bp_file = folder / "coef_to_flux_bp_80x55.csv";
    const fs::path rp_file = folder / "coef_to_flux_rp_106x55.csv";
    const fs::path error_file = folder / "coef_error_faint_2x55.csv";
    if (!fs::exists(bp_file) && !fs::exists(rp_file) && !fs::exists(error_file)) {
        const instrument standard = built_in_instrument();
        result.bp.noise = standard.bp.noise;
        result.rp.noise = standard.rp.noise;
        return;
    }
    const matrix errors = read_matrix(error_file, 2, 0);
    const auto count = static_cast<std::size_t>(errors.cols());
    const matrix bp = read_matrix(bp_file, grid.bp.u.size(), count);
    const matrix rp = read_matrix(rp_file, grid.rp.u.size(), count);
    result.bp.noise = (bp * errors.row(0).transpose().asDiagonal()).cast<float>();
    result.rp.noise = (rp * errors.row(1).transpose().asDiagonal()).cast<float>();
}

}  // namespace

instrument read_instrument(const fs::path& folder) {
    if (!fs::is_directory(folder))
        throw common::error(
            fmt::format("{}: is not a folder; expected one with an instrument's files", folder.string()));
    instrument result;
    result.name = folder.string();
    const grids grid = read_grids(folder / "grid186.csv");
    result.bp.forward = read_matrix(folder / "forward_bp_u281xwl801.npy", fine_positions, wavelengths).cast<float>();
    result.rp.forward = read_matrix(folder / "forward_rp_u281xwl801.npy", fine_positions, wavelengths).cast<float>();
    result.bp.integration = pixel_integration(grid.bp);
    result.rp.integration = pixel_integration(grid.rp);
    result.bp.noise_growth = bp_noise_growth;
    result.rp.noise_growth = rp_noise_growth;
    read_noise(folder, grid, result);
    return result;
}

}  // namespace zsim
