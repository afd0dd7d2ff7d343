// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zsim {

/// Absorption of starlight: equivalent widths, in nm at rest, in the three populations of stars.hpp.
struct absorption_line {
    double nm;     ///< rest wavelength in vacuum
    double sigma;  ///< of the blend of lines, nm
    double old, intermediate, young;
};

/// Wavelengths: SDSS's list (Stoughton et al. 2002, AJ 123, 485). Widths: the Lick indices of old populations (Worthey
/// et al. 1994, ApJS 94, 687; G band, Mg b, Fe, Na D, TiO), of the Balmer lines by age (Worthey and Ottaviani 1997,
/// ApJS 111, 377; Gonzalez Delgado, Leitherer and Heckman 1999, ApJS 125, 489), of the calcium triplet (Cenarro et al.
/// 2001, MNRAS 326, 959); rounded, typical of solar metallicity.
inline constexpr absorption_line absorption_lines[]{
    {279.8, 1.0, 1.2, 0.5, 0.1},      // Mg II
    {285.3, 0.8, 0.5, 0.1, 0.0},      // Mg I
    {358.5, 2.5, 0.5, 0.1, 0.0},      // Fe
    {374.0, 2.0, 0.4, 0.1, 0.0},      // Fe
    {379.9, 0.6, 0.1, 0.6, 0.2},      // H 10
    {383.65, 0.7, 0.5, 0.8, 0.2},     // H 9, CN, Mg
    {389.02, 0.7, 0.3, 0.9, 0.25},    // H 8
    {393.478, 0.8, 0.75, 0.3, 0.0},   // Ca II K
    {397.06, 0.8, 0.65, 1.0, 0.25},   // Ca II H, H epsilon
    {410.289, 0.8, 0.0, 0.8, 0.25},   // H delta
    {416.0, 1.5, 0.2, 0.0, 0.0},      // CN
    {422.79, 0.5, 0.12, 0.02, 0.0},   // Ca I
    {430.561, 0.9, 0.55, 0.1, 0.0},   // G band, CH
    {434.168, 0.8, 0.0, 0.75, 0.25},  // H gamma
    {438.5, 0.9, 0.4, 0.1, 0.0},      // Fe
    {466.9, 1.0, 0.35, 0.05, 0.0},    // Fe, C2
    {486.268, 0.7, 0.15, 0.7, 0.25},  // H beta
    {501.5, 1.2, 0.45, 0.1, 0.0},     // Fe
    {514.0, 2.5, 0.5, 0.1, 0.0},      // MgH
    {517.67, 0.8, 0.4, 0.1, 0.0},     // Mg b
    {527.2, 0.7, 0.28, 0.08, 0.0},    // Fe
    {533.6, 0.6, 0.22, 0.06, 0.0},    // Fe
    {589.557, 0.5, 0.35, 0.08, 0.0},  // Na D
    {623.0, 4.0, 0.4, 0.0, 0.0},      // TiO
    {656.461, 0.6, 0.1, 0.4, 0.2},    // H alpha
    {715.0, 5.0, 0.8, 0.0, 0.0},      // TiO
    {819.0, 0.5, 0.06, 0.0, 0.0},     // Na I
    {850.036, 0.4, 0.13, 0.15, 0.1},  // Ca II
    {854.444, 0.4, 0.35, 0.3, 0.15},  // Ca II
    {866.452, 0.4, 0.28, 0.25, 0.1},  // Ca II
};

}  // namespace zsim
