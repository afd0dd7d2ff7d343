// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/instrument/pixel_grid.hpp"

#include <algorithm>
#include <cmath>

namespace zsim {

namespace {

constexpr int all_samples = 120;

pixel_grid kept(double first, double last, int cut_before, int cut_after) {
    const double step = (last - first) / (all_samples - 1);
    pixel_grid grid;
    grid.width = std::abs(step);
    for (int i = cut_before; i < all_samples - cut_after; ++i) grid.u.push_back(first + step * i);
    return grid;
}

/// The integral from minus infinity to x, in steps of the grid, of the triangle of height 1 around 0.
double triangle_integral(double x) {
    x = std::clamp(x, -1.0, 1.0);
    return x < 0 ? 0.5 * (1 + x) * (1 + x) : 1 - 0.5 * (1 - x) * (1 - x);
}

}  // namespace

pixel_grid bp_pixel_grid() {
    return kept(52.7673, 13.3590, 34, 6);
}
pixel_grid rp_pixel_grid() {
    return kept(10.0251, 50.7616, 4, 10);
}

Eigen::SparseMatrix<float, Eigen::RowMajor> pixel_integration(const pixel_grid& grid) {
    const auto rows = static_cast<Eigen::Index>(grid.u.size());
    Eigen::SparseMatrix<float, Eigen::RowMajor> matrix(rows, fine_positions);
    for (Eigen::Index row = 0; row < rows; ++row) {
        const double begin = (grid.u[static_cast<std::size_t>(row)] - 0.5 * grid.width - first_position) / fine_step;
        const double end = begin + grid.width / fine_step;
        const int first = std::max(0, static_cast<int>(std::floor(begin)));
        const int last = std::min(fine_positions - 1, static_cast<int>(std::ceil(end)));
        for (int i = first; i <= last; ++i) {
            const double weight = fine_step * (triangle_integral(end - i) - triangle_integral(begin - i));
            if (weight > 0) matrix.insert(row, i) = static_cast<float>(weight);
        }
    }
    matrix.makeCompressed();
    return matrix;
}

}  // namespace zsim
