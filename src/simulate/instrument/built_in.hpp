// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/simulate/instrument/instrument.hpp"

namespace zsim {

/// Growth of the noise with the flux, as instrument.hpp says.
inline constexpr double bp_noise_growth = 0.16;
inline constexpr double rp_noise_growth = 0.08;

/// Gaia's photometers from published facts: see dispersion.hpp, response.hpp, line_spread.hpp, pixel_grid.hpp and
/// noise_basis.hpp. A sample of a faint source errs by 0.21 e- s-1 at the blue end to 0.25 at the red one.
instrument built_in_instrument();

}  // namespace zsim
