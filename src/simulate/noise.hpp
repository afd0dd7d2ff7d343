// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include "src/simulate/instrument/instrument.hpp"
#include "src/simulate/random.hpp"

namespace zsim {

/// Noise of one band's samples around their true fluxes: correlated as the band's basis makes it, growing with the
/// flux.
///
/// Shapes   flux and result (samples)
/// Units    e- s-1 per sample
Eigen::VectorXf draw_noise(const band& b, const Eigen::VectorXf& flux, random& numbers);

}  // namespace zsim
