// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "src/gaia/spectrum.hpp"
#include "src/simulate/colour.hpp"
#include "src/simulate/galaxy/galaxy.hpp"
#include "src/simulate/galaxy/redshift.hpp"
#include "src/simulate/instrument/instrument.hpp"
#include "src/simulate/random.hpp"
#include "src/simulate/sed/library.hpp"

namespace zsim {

struct settings {
    std::uint64_t seed = 0;
    z_distribution redshifts = z_distribution::gaia;
    bool noise = true;
    bool variety = true;                  ///< of given SEDs: mixtures, tilts, dust and lines
    bool gaia_colours = true;             ///< galaxies are as red as Gaia's, instead of any
    std::vector<std::size_t> only_folds;  ///< of given SEDs; none: all
};

/// What is true of a simulated row. Not a number: does not apply.
struct truth {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    double z = 0;
    double fold = 0;             ///< of the row; of the SEDs, where they are given
    double sed = -1;             ///< index of the SED; -1: a built-in galaxy
    double mixed_sed = -1;       ///< index of the second SED; -1: none
    double mixed_share = 0;      ///< of the second SED, by the mean over 500-700 nm
    double tilt = 0;             ///< the SED is multiplied by (wavelength / 550 nm)^tilt
    double type = none;          ///< of the gas: 0 none to speak of, 1 by stars, 2 by a nucleus
    double intermediate = none;  ///< light fraction, as in galaxy.hpp
    double young = none;         ///< light fraction
    double old_temperature = none;
    double old_break = none;
    double young_slope = none;
    double reddening = 0;
    double velocity_dispersion = none;
    double h_alpha_width = 0;
    double log_n2 = none;
    double log_o3 = none;
    double log_o2 = none;
    double log_s2 = none;
    double break_4000 = 0;
    double compact_extent = 0;   ///< pixels
    double extended_extent = 0;  ///< pixels
    double compact_share = 1;    ///< of the light
    double peak = 0;             ///< largest flux without noise, e- s-1
    double f_lambda_550 = 0;     ///< mean F_lambda over 540-560 nm at rest, W m-2 nm-1
};

struct row {
    zsim::truth truth;
    std::array<float, gaia::samples> flux{};  ///< e- s-1 per sample: BP, then RP, wavelength increasing in both
};

/// Makes rows: galaxy, redshift, instrument, smearing, noise.
class simulator {
 public:
    /// Without SEDs, galaxies are the built-in ones.
    ///
    /// Errors   common::error where no SED is in the folds asked for
    simulator(instrument observing, std::vector<sed> seds, settings chosen);

    /// Row `index`, the same for one (instrument, SEDs, settings), whatever was made before. May be called from several
    /// threads at once.
    ///
    /// Errors   common::error naming SED and redshift where no light falls on the samples
    row make(std::uint64_t index) const;

    const instrument& used_instrument() const { return instrument_; }
    const std::vector<sed>& seds() const { return seds_; }
    const settings& used_settings() const { return settings_; }

 private:
    /// An SED with its changes.
    struct varied_sed {
        std::size_t sed = 0;
        std::size_t mixed_sed = 0;  ///< the same: none
        double mixed_share = 0;
        double tilt = 0;
        galaxy gas;  ///< dust and lines
    };

    varied_sed draw_sed(random& numbers) const;
    spectrum make_spectrum(const varied_sed& v, double z) const;
    bool keeps(double bp_over_rp, random& numbers) const;

    spectrum make_galaxy(std::uint64_t index, truth& known) const;

    instrument instrument_;
    std::vector<sed> seds_;
    settings settings_;
    std::vector<std::size_t> usable_seds_;  ///< of the folds asked for
    colour_selection colours_;
};

}  // namespace zsim
