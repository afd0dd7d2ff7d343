// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/instrument/noise_basis.hpp"

#include <cmath>
#include <numbers>

namespace zsim {

Eigen::MatrixXf noise_basis(const pixel_grid& grid, double first_sigma, double last_sigma) {
    const auto rows = static_cast<Eigen::Index>(grid.u.size());
    Eigen::MatrixXd basis(rows, coefficients);
    for (Eigen::Index row = 0; row < rows; ++row) {
        const double x = (grid.u[static_cast<std::size_t>(row)] - 30) / 2.86;
        double before = 0;
        double function = std::exp(-0.5 * x * x) / std::sqrt(std::sqrt(std::numbers::pi));
        for (int n = 0; n < coefficients; ++n) {
            basis(row, n) = function * std::sqrt(1 - static_cast<double>(n) / coefficients);
            const double next = std::sqrt(2.0 / (n + 1)) * x * function - std::sqrt(n / (n + 1.0)) * before;
            before = function;
            function = next;
        }
        const double place = static_cast<double>(row) / static_cast<double>(rows - 1);
        basis.row(row) *= (first_sigma + (last_sigma - first_sigma) * place) / basis.row(row).norm();
    }
    return basis.cast<float>();
}

}  // namespace zsim
