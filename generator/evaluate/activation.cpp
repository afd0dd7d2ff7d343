// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "generator/evaluate/operations.hpp"

namespace zgen {

namespace {

/// weight * x, where the weight falls to 0 faster than x grows.
double gated(double x, double weight) {
    return weight == 0 ? 0.0 : x * weight;
}

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

double softplus(double x) {
    return (x < 0 ? 0.0 : x) + std::log1p(std::exp(-std::abs(x)));
}

/// x within both bounds, the upper one first; NaN stays.
double within(double x, double lower, double upper) {
    const double above = x < lower ? lower : x;
    return above > upper ? upper : above;
}

/// Each function by its definition (zinfer/core/config.hpp); infinities give its limits.
double apply(const zinfer::activation_config& config, double x) {
    using zinfer::function;
    const auto alpha = static_cast<double>(config.alpha.value());
    const auto beta = static_cast<double>(config.beta.value());
    switch (config.function) {
        case function::leaky_relu:
            return x < 0 ? alpha * x : x;
        case function::thresholded_relu:
            return x <= alpha ? 0.0 : x;
        case function::elu:
            return x < 0 ? alpha * std::expm1(x) : x;
        case function::selu:
            return beta * (x < 0 ? alpha * std::expm1(x) : x);
        case function::celu:
            return x < 0 ? alpha * std::expm1(x / alpha) : x;
        case function::gelu:
            return gated(x, std::erfc(-x / std::numbers::sqrt2) / 2);
        case function::gelu_tanh:
            // (1 + tanh(u)) / 2 = sigmoid(2u) does not cancel.
            return gated(x, sigmoid(2 * std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
        case function::silu:
            return gated(x, sigmoid(x));
        case function::mish:
            return gated(x, std::tanh(softplus(x)));
        case function::sigmoid:
            return sigmoid(x);
        case function::hard_sigmoid:
            return within(alpha * x + beta, 0, 1);
        case function::hard_swish:
            return gated(x, within((x + 3) / 6, 0, 1));
        case function::tanh:
            return std::tanh(x);
        case function::softplus:
            return softplus(x);
        case function::softsign:
            return std::isinf(x) ? std::copysign(1.0, x) : x / (1 + std::abs(x));
        case function::clip:
            return within(x, alpha, beta);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

void forward(const activation& op, shape, std::span<const double> x, std::span<double> y) {
    std::transform(x.begin(), x.end(), y.begin(), [&](double v) { return apply(op.config, v); });
}

}  // namespace zgen
