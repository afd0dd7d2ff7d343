// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/noise.hpp"

namespace zsim {

Eigen::VectorXf draw_noise(const band& of, const Eigen::VectorXf& flux, random& numbers) {
    Eigen::VectorXf errors(of.noise.cols());
    for (Eigen::Index i = 0; i < errors.size(); ++i) errors[i] = static_cast<float>(numbers.normal());
    const Eigen::ArrayXf growth = (1 + static_cast<float>(of.noise_growth) * flux.array().max(0)).sqrt();
    return ((of.noise * errors).array() * growth).matrix();
}

}  // namespace zsim
