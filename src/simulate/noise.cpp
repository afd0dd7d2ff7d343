// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/noise.hpp"

namespace zsim {

Eigen::VectorXf draw_noise(const band& b, const Eigen::VectorXf& flux, random& numbers) {
    Eigen::VectorXf errors(b.noise.cols());
    for (Eigen::Index i = 0; i < errors.size(); ++i) errors[i] = static_cast<float>(numbers.normal());
    const Eigen::ArrayXf growth = (1 + static_cast<float>(b.noise_growth) * flux.array().max(0)).sqrt();
    return ((b.noise * errors).array() * growth).matrix();
}

}  // namespace zsim
