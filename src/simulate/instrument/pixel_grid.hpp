// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <vector>

/// Where light falls along the spectrum: u, the pseudo-wavelength, in pixels.
///
/// Two grids: a fine one, on which spectra are made and smeared, wider than the windows so that light smeared across
/// their edges is there; and the 120 samples of each band, of which the network takes 80 BP and 106 RP.
namespace zsim {

inline constexpr int fine_positions = 281;
inline constexpr double first_position = -5;
inline constexpr double fine_step = 0.25;

/// u of fine position `i`, pixels.
constexpr double fine_position(int i) {
    return first_position + fine_step * i;
}

/// The kept samples of one band, wavelength increasing.
struct pixel_grid {
    std::vector<double> u;  ///< centres, pixels
    double width = 0;       ///< of a sample, pixels
};

/// BP: 120 samples over 325-680 nm, u = 52.767 to 13.359, without the first 34 and the last 6. RP: 120 samples over
/// 620-1050 nm, u = 10.025 to 50.762, without the first 4 and the last 10.
///
/// Source   SMSgen, which samples mean spectra for Apsis (Creevey et al. 2023, A&A 674, A26); u of the four wavelengths
///          from the dispersion published with DR3. The edges are uncertain by about 2 nm
pixel_grid bp_pixel_grid();
pixel_grid rp_pixel_grid();

/// Integrates over each sample what is given per pixel at the fine positions and taken as linear between them.
///
/// Shapes   (grid.u.size(), fine_positions)
Eigen::SparseMatrix<float, Eigen::RowMajor> pixel_integration(const pixel_grid& grid);

}  // namespace zsim
