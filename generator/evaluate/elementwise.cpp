// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "generator/evaluate/operations.hpp"

namespace zgen {

void forward(const affine& op, shape, std::span<const double> x, std::span<double> y) {
    const std::size_t values = op.scale.size();
    for (std::size_t i = 0; i < x.size(); ++i) y[i] = op.scale[i % values] * x[i] + op.shift[i % values];
}

void forward(const prelu& op, shape, std::span<const double> x, std::span<double> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y[i] = x[i] < 0 ? op.slope[i % op.slope.size()] * x[i] : x[i];
}

void forward(const normalize&, shape, std::span<const double> x, std::span<double> y) {
    if (std::any_of(x.begin(), x.end(), [](double v) { return std::isnan(v); })) {
        std::fill(y.begin(), y.end(), std::numeric_limits<double>::quiet_NaN());
        return;
    }
    const auto [smallest, largest] = std::minmax_element(x.begin(), x.end());
    const double low = *smallest;
    const double range = *largest - low;
    std::transform(x.begin(), x.end(), y.begin(), [&](double v) { return (v - low) / range; });
}

void forward(const relu&, shape, std::span<const double> x, std::span<double> y) {
    std::transform(x.begin(), x.end(), y.begin(), [](double v) { return v < 0 ? 0.0 : v; });  // NaN stays NaN
}

void forward_sum(std::span<const double> x, std::span<const double> earlier, std::span<double> y) {
    std::transform(x.begin(), x.end(), earlier.begin(), y.begin(), std::plus{});
}

}  // namespace zgen
