// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zsim {

/// k(lambda) = A(lambda) / E(B-V) of starburst galaxies, at a rest wavelength in nm. The published range is 120 to
/// 2200.
///
/// Source   Calzetti et al. 2000, ApJ 533, 682, equation 4, with R_V = 4.05
double dust_curve(double nm);

/// What is left of light at a rest wavelength behind dust of E(B-V) = `reddening`: 10^(-0.4 E(B-V) k).
double dimming(double reddening, double nm);

/// Stars suffer less colour excess than the gas between them: E(B-V) of the stars over that of the lines (the same
/// paper, equation 3).
inline constexpr double stellar_to_nebular_reddening = 0.44;

}  // namespace zsim
