// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zsim {

/// Refractive index of fused silica at a wavelength in nm, 210 to 3710.
///
/// Source   Malitson 1965, J. Opt. Soc. Am. 55, 1205: three-term Sellmeier equation
double fused_silica_index(double nm);

/// Where light of a wavelength falls: u in pixels.
///
/// Both photometers disperse with prisms of fused silica (Jordi et al. 2010, A&A 523, A48), so u is close to linear in
/// its index; the cubic in the index takes up the geometry. Fitted to the dispersion published with Gaia DR3
/// (Montegriffo et al. 2023, A&A 674, A3) over 325-690 and 615-1080 nm, which it meets within 0.05 pixel.
struct dispersion {
    double c0, c1, c2, c3;  ///< pixels, for powers of the index less 1.46

    double operator()(double nm) const;
};

inline constexpr dispersion bp_dispersion{19.76, 1500, -1121, 109000};
inline constexpr dispersion rp_dispersion{-4.29, -5539, -8338, 536000};

}  // namespace zsim
