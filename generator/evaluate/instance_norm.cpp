// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "generator/evaluate/operations.hpp"

namespace zgen {

void forward(const instance_norm& op, shape in, std::span<const double> x, std::span<double> y) {
    const auto positions = static_cast<double>(in.length);
    for (std::size_t c = 0; c < in.channels; ++c) {
        double mean = 0;
        for (std::size_t i = c; i < x.size(); i += in.channels) mean += x[i] / positions;
        double variance = 0;
        for (std::size_t i = c; i < x.size(); i += in.channels) variance += (x[i] - mean) * (x[i] - mean) / positions;
        const double factor = op.scale[c] / std::sqrt(variance + op.epsilon);
        for (std::size_t i = c; i < x.size(); i += in.channels) y[i] = (x[i] - mean) * factor + op.shift[c];
    }
}

}  // namespace zgen
