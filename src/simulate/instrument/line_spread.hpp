// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zsim {

/// How monochromatic light of a point source spreads along the spectrum: a Gaussian core and the wings of a rectangular
/// aperture's diffraction, which fall with the square of the distance, as a sum of Gaussian and Lorentzian of one
/// width.
///
/// Shape and description: Gaia Collaboration, Prusti et al. 2016, A&A 595, A1, and Weiler et al. 2023, A&A 671, A52, to
/// whose model of the line spread the parameters are fitted: they meet it with an rms of 0.5 % of the peak.
struct line_spread {
    double width;         ///< full width at half maximum at 600 nm, pixels
    double width_slope;   ///< its growth per 200 nm
    double lorentzian;    ///< share of the Lorentzian
    double offset;        ///< of the centre from the dispersion's u at 600 nm, pixels
    double offset_slope;  ///< its growth per 200 nm

    /// Light per pixel `du` pixels from where the dispersion puts the wavelength; its integral over du is 1.
    double operator()(double du, double nm) const;
};

inline constexpr line_spread bp_line_spread{2.09, 0.20, 0.20, -0.26, -0.42};
inline constexpr line_spread rp_line_spread{2.04, 0.26, 0.26, -0.12, 0.10};

}  // namespace zsim
