// SPDX-License-Identifier: Apache-2.0
#include "generator/import/batch_normalization.hpp"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

namespace zgen {

affine batch_normalization(std::span<const double> gamma, std::span<const double> beta, std::span<const double> mean,
                           std::span<const double> variance, double epsilon) {
    const auto rounded = static_cast<double>(static_cast<float>(epsilon));
    affine result;
    for (std::size_t i = 0; i < gamma.size(); ++i) {
        const double spread = variance[i] + rounded;
        if (!(spread > 0))
            throw std::invalid_argument(fmt::format(
                "variance {} of channel {} and epsilon {} are not positive together", variance[i], i, epsilon));
        result.scale.push_back(gamma[i] / std::sqrt(spread));
        result.shift.push_back(beta[i] - mean[i] * result.scale.back());
    }
    return result;
}

}  // namespace zgen
