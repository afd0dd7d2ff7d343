// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include "instrument/pixel_grid.hpp"
#include "random.hpp"

namespace zsim {

/// Light, per pixel, at the fine positions of a band.
using fine_spectrum = Eigen::Matrix<float, fine_positions, 1>;

/// Extent along u of a galaxy, the standard deviation in pixels: without X
double draw_extent(random& numbers);

/// Smears with a Gaussian of standard deviation `extent` pixels, integrated over the fine cells; light that leaves the
/// grid is lost.
fine_spectrum smear(const fine_spectrum& light, double extent);

}  // namespace zsim
