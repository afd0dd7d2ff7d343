// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <concepts>

#include "src/simulate/instrument/instrument.hpp"

namespace zsim {

/// The colours of the galaxies in Gaia's sample. Gaia finds galaxies by their bright and compact centres: most are red.
///
/// Colour is a galaxy's flux in BP over that in RP, seen at redshift 0.07, of the continuum alone. Candidates are kept
/// with a chance that is 1 at the sample's typical colour, falls like a Gaussian to both sides, and nowhere below 0.03:
/// a rare blue galaxy should not be unheard of.
///
/// Source   Gaia Collaboration, Bailer-Jones et al. 2023, A&A 674, A41, for the selection; centre and width were fitted
///          to the colours of simulated spectra whose means are those of the sample with spectroscopic redshifts
class colour_selection {
 public:
    explicit colour_selection(const instrument& through);

    /// Of a continuum F_lambda(nm at rest), in any unit.
    template <std::invocable<double> Continuum>
    double bp_over_rp(const Continuum& continuum) const {
        double bp = 0;
        double rp = 0;
        for (int i = 0; i < points; ++i) {
            const double value = continuum(rest_nm(i));
            bp += bp_[static_cast<std::size_t>(i)] * value;
            rp += rp_[static_cast<std::size_t>(i)] * value;
        }
        return bp / rp;
    }

    static double chance(double bp_over_rp);

    /// Rest wavelengths between two points, nm.
    static constexpr double rest_step = 20 / 1.07;

 private:
    static constexpr int points = 38;
    static constexpr double rest_nm(int i) { return 330 / 1.07 + rest_step * i; }

    std::array<double, points> bp_{};  ///< e- s-1 in all samples, for light around each point
    std::array<double, points> rp_{};
};

}  // namespace zsim
