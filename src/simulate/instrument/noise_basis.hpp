// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include "src/simulate/instrument/pixel_grid.hpp"

namespace zsim {

/// Coefficients per band of a mean spectrum in Gaia DR3 (De Angeli et al. 2023, A&A 674, A2).
inline constexpr int coefficients = 55;

/// Noise of the samples as independent errors of the coefficients make it.
///
/// A mean spectrum is a sum of Hermite functions of (u - 30) / 2.86, which reach over the 60 pixels of a window
/// (Carrasco et al. 2021, A&A 652, A86), so neighbouring samples err together. The coefficients' errors fall as sqrt(1
/// - n / 55): fitted to the median errors of faint sources in DR3, whose samples at distances of 1, 2 and 3 have
/// correlations of 0.87, 0.55 and 0.2. The rows are scaled to `first_sigma` at the first sample and `last_sigma` at the
/// last, e- s-1. There is no white part: every flux is a combination of the coefficients.
///
/// Shapes   (grid.u.size(), coefficients)
Eigen::MatrixXf noise_basis(const pixel_grid& grid, double first_sigma, double last_sigma);

}  // namespace zsim
