// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

/// Facts about Gaia's BP/RP spectra of galaxies, as the redshift network takes them.
namespace gaia {

inline constexpr int bp_samples = 80;   ///< wavelength increasing
inline constexpr int rp_samples = 106;  ///< after those of BP, wavelength increasing
inline constexpr int samples = bp_samples + rp_samples;

/// Redshifts of the galaxies that are simulated, trained on and predicted: 0 to this.
inline constexpr double largest_redshift = 0.6;

/// The wavelength of a sample, nm, for plots: 366 to 631 (blue), 628 to 997 (red).
///
/// Polynomials of degree five in the sample's place, from -1 to 1, within 0.05 nm of the grid that the dispersion
/// published with Gaia DR3 gives; the grid itself is uncertain by about 2 nm at its edges.
constexpr double sample_wavelength(std::size_t sample) noexcept {
    constexpr double blue[] = {447.021, 112.962, 43.718, 17.162, 7.755, 2.680};
    constexpr double red[] = {770.701, 180.493, 43.238, 4.117, -1.491, -0.401};
    const bool is_blue = sample < bp_samples;
    const double place =
        is_blue ? static_cast<double>(sample) / 79 * 2 - 1 : static_cast<double>(sample - bp_samples) / 105 * 2 - 1;
    double sum = 0;
    for (std::size_t power = 6; power-- > 0;) sum = sum * place + (is_blue ? blue[power] : red[power]);
    return sum;
}

}  // namespace gaia
