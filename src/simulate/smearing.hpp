// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include "src/simulate/instrument/pixel_grid.hpp"
#include "src/simulate/random.hpp"

namespace zsim {

/// Light, per pixel, at the fine positions of a band.
using fine_spectrum = Eigen::Matrix<float, fine_positions, 1>;

/// How a galaxy's light is spread along u: without a slit, each of its points makes a spectrum of its own, shifted. A
/// compact part, bulge or nucleus, and an extended one, disc or halo, are Gaussians.
struct extent {
    double compact = 0;   ///< standard deviation, pixels
    double extended = 0;  ///< standard deviation, pixels
    double share = 1;     ///< of the light in the compact part
};

/// The compact part is 0-4 pixels wide and the extended one 5-14, uniformly, and the compact one has 0.3 +- 0.08 of the
/// light: fitted to the spectra of an independent simulation whose means by redshift are those published of Gaia's
/// galaxies, to their means and to the scatter of their sharpness.
extent draw_extent(random& numbers);

/// Smears with a Gaussian of standard deviation `sigma` pixels, integrated over the fine cells; light that leaves the
/// grid is lost.
fine_spectrum smear(const fine_spectrum& light, double sigma);

/// Both parts of the light.
fine_spectrum smear(const fine_spectrum& light, const extent& size);

}  // namespace zsim
