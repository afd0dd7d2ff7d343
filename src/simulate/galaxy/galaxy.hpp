// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zsim {

/// What ionizes the gas.
enum class ionization : int { none = 0, stars = 1, nucleus = 2 };

/// What decides the shape of a galaxy's spectrum. Light fractions are of the flux at 550 nm before dust; they and the
/// old population's fraction, 1 - intermediate - young, add up to 1.
struct galaxy {
    ionization type = ionization::none;
    double intermediate = 0;           ///< light fraction of stars of about 0.5 to 2 Gyr
    double young = 0;                  ///< light fraction of stars that live below 0.1 Gyr
    double old_temperature = 4950;     ///< K, of the old stars' turn-off
    double old_break = 0.42;           ///< optical depth of the old stars' metal lines below 400 nm
    double young_slope = -2;           ///< F_lambda ~ lambda^slope of the young stars above the Balmer break
    double reddening = 0;              ///< E(B-V) of the stars, mag
    double velocity_dispersion = 150;  ///< km/s, of stars and gas
    double h_alpha_width = 0;          ///< equivalent width of H alpha in emission, rest frame, nm
    double log_n2 = -0.5;              ///< log10 of [N II] 6583 / H alpha
    double log_o3 = 0;                 ///< log10 of [O III] 5007 / H beta
    double log_o2 = 0.4;               ///< log10 of [O II] 3727 (both) / H beta, before dust
    double log_s2 = -0.5;              ///< log10 of [S II] 6716 + 6731 / H alpha
};

}  // namespace zsim
