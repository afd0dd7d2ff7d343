// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <string>

#include "src/simulate/instrument/pixel_grid.hpp"
#include "src/simulate/wavelength_grid.hpp"

namespace zsim {

/// One band of the spectrometer, as matrices.
struct band {
    /// Flux density, W m-2 nm-1, in the cells of the wavelength grid -> e- s-1 per pixel at the fine positions:
    /// response, dispersion and line spread in one. (fine_positions, wavelengths)
    Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> forward;
    /// Pixel integration, (samples, fine_positions).
    Eigen::SparseMatrix<float, Eigen::RowMajor> integration;
    /// Independent normal numbers -> noise of the samples of a faint source, e- s-1. (samples, basis functions)
    Eigen::MatrixXf noise;
    /// What the noise grows with: sigma(F) = sigma(0) sqrt(1 + noise_growth F), F in e- s-1 per sample.
    double noise_growth = 0;
};

struct instrument {
    std::string name;  ///< "built-in", or the folder it was read from
    band bp;
    band rp;
};

}  // namespace zsim
