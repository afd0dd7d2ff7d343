// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/simulate/galaxy/galaxy.hpp"
#include "src/simulate/wavelength_grid.hpp"

namespace zsim {

/// The galaxy's spectrum as it arrives from redshift z: starlight and lines behind dust, F_lambda in the observed
/// cells, up to a factor.
spectrum galaxy_spectrum(const galaxy& g, double z);

/// Multiplies a spectrum seen at redshift z by the dimming of dust: 10^(-0.4 E(B-V) k).
void redden(spectrum& values, double z, double reddening);

/// Adds the lines of ionized gas at redshift z. `continuum` is F_lambda at rest where H alpha is, per observed nm.
void add_emission(spectrum& values, const galaxy& g, double z, double continuum);

/// The 4000 A break: mean F_nu at rest over 400-410 nm over that of 385-395 nm.
///
/// Source   Balogh et al. 1999, ApJ 527, 54
double break_4000(const spectrum& values, double z);

}  // namespace zsim
