// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/simulate/galaxy/galaxy.hpp"
#include "src/simulate/wavelength_grid.hpp"

namespace zsim {

/// Starlight of a galaxy at redshift z, before dust: F_lambda in the observed cells, 1 at a rest wavelength of 550 nm.
///
/// Three populations, each simple enough to be written down, with the shapes of single-age models (Bruzual and Charlot
/// 2003, MNRAS 344, 1000; Leitherer et al. 1999, ApJS 123, 3):
/// - old: black bodies of turn-off stars (about 4950 K) and giants (3500 K, a fifth of the light at 550 nm) behind
///   metal lines, whose crowding below 400 nm makes the 4000 A break (Bruzual 1983, ApJ 273, 105) and dims the
///   ultraviolet;
/// - intermediate: a black body of 8500 K, A and F stars, with the strong Balmer lines and the Balmer break;
/// - young: a power law, with a weak Balmer break.
/// The shapes were fitted by eye to the medians and extremes of published spectra of real galaxies (Brown et al. 2014,
/// ApJS 212, 18) at sixteen wavelengths.
spectrum starlight(const galaxy& g, double z);

/// The same before absorption lines, at one rest wavelength in nm.
double stellar_continuum(const galaxy& g, double nm);

}  // namespace zsim
