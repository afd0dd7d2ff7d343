// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/simulate/random.hpp"

namespace zsim {

/// Median of the largest flux of a galaxy's 186, e- s-1, by redshift: 20, 10, 6, 4, 3, 2.5 at z = 0.05, 0.15 ... 0.55,
/// read off the published mean spectra of Gaia's galaxies; its logarithm is smooth between and straight beyond.
double median_peak(double z);

/// A galaxy's largest flux, without noise: 0.28 dex of scatter around the median.
double draw_peak(double z, random& numbers);

}  // namespace zsim
