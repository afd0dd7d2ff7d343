// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/simulate/random.hpp"

namespace zsim {

enum class z_distribution { gaia, uniform };

/// gaia: as 520,393 galaxies of Gaia DR3 with spectroscopic redshifts, through their percentiles 0, 1, 5, 10, 25, 50,
/// 75, 90, 95, 99, 100. uniform: 0 to 0.6.
double draw_redshift(z_distribution distribution, random& numbers);

}  // namespace zsim
