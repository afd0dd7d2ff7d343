// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zsim {

/// Share of the photons that enter the telescope and become electrons: mirrors, prism, filter and detector together.
///
/// The published curves (Riello et al. 2021, A&A 649, A3; Montegriffo et al. 2023, A&A 674, A3), rounded at a
/// few knots: silver mirrors and the blue detector below 400 nm, the filters' edges at 325, 670 and 630 nm,
/// the red detector's fall towards 1050 nm. Zero beyond the knots.
double bp_response(double nm);
double rp_response(double nm);

/// Area of the telescope pupil, 1.45 m by 0.5 m, that goes with the published curves, m2 (Riello et al. 2021).
inline constexpr double aperture = 0.7278;

/// e- s-1 per W m-2 of light that all becomes electrons: aperture times wavelength over hc.
double electrons_per_flux(double nm);

}  // namespace zsim
