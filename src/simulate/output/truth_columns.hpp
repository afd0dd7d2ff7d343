// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "src/simulate/simulate.hpp"

namespace zsim {

enum class column_type { real32, real64, integer };

/// A column of the truth, in every format.
struct truth_column {
    std::string_view name;
    column_type type;
    std::string_view unit;
    std::string_view meaning;
    double truth::*value;
};

inline constexpr truth_column z_column{"z", column_type::real64, "", "redshift", &truth::z};

/// All but z, which comes first in each table.
inline constexpr truth_column truth_columns[]{
    {"fold", column_type::integer, "", "0-9; no SED is in two folds: split by it", &truth::fold},
    {"sed", column_type::integer, "", "SED in table SEDS, -1: built-in galaxy", &truth::sed},
    {"mixed_sed", column_type::integer, "", "SED mixed in, -1: none", &truth::mixed_sed},
    {"mixed_share", column_type::real32, "", "its share of the light at 500-700 nm", &truth::mixed_share},
    {"tilt", column_type::real32, "", "exponent of wavelength the SED is tilted by", &truth::tilt},
    {"type", column_type::real32, "", "gas ionized by 0 little, 1 stars, 2 nucleus", &truth::type},
    {"intermediate", column_type::real32, "", "light fraction at 550 nm of 0.5-2 Gyr stars", &truth::intermediate},
    {"young", column_type::real32, "", "light fraction at 550 nm of young stars", &truth::young},
    {"old_temperature", column_type::real32, "K", "of old stars at the turn-off", &truth::old_temperature},
    {"old_break", column_type::real32, "", "optical depth of metals below 400 nm", &truth::old_break},
    {"young_slope", column_type::real32, "", "d log F_lambda / d log lambda, young stars", &truth::young_slope},
    {"e_bv", column_type::real32, "mag", "reddening of the stars, E(B-V)", &truth::reddening},
    {"velocity_dispersion", column_type::real32, "km/s", "of stars and gas", &truth::velocity_dispersion},
    {"ew_h_alpha", column_type::real32, "nm", "emission, equivalent width at rest", &truth::h_alpha_width},
    {"log_n2", column_type::real32, "", "log10 [N II] 6583 / H alpha", &truth::log_n2},
    {"log_o3", column_type::real32, "", "log10 [O III] 5007 / H beta", &truth::log_o3},
    {"log_o2", column_type::real32, "", "log10 [O II] 3727 / H beta without dust", &truth::log_o2},
    {"log_s2", column_type::real32, "", "log10 [S II] 6716, 6731 / H alpha", &truth::log_s2},
    {"d4000", column_type::real32, "", "4000 A break (400-410 over 385-395 nm)", &truth::break_4000},
    {"extent_1", column_type::real32, "pix", "compact part: smearing along the spectrum, sigma",
     &truth::compact_extent},
    {"extent_2", column_type::real32, "pix", "extended part: smearing along the spectrum, sigma",
     &truth::extended_extent},
    {"share_1", column_type::real32, "", "light fraction of the compact part", &truth::compact_share},
    {"peak", column_type::real32, "electron.s-1", "largest flux without noise", &truth::peak},
    {"f_lambda_550", column_type::real32, "W.m-2.nm-1", "F_lambda at 550 nm at rest", &truth::f_lambda_550},
};

}  // namespace zsim
