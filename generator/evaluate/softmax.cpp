// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "generator/evaluate/operations.hpp"

namespace zgen {

namespace {

/// The largest value of a position, and the sum of e^(x - largest); a NaN makes the sum NaN.
struct denominator {
    double largest;
    double sum = 0;

    explicit denominator(std::span<const double> x) : largest(*std::max_element(x.begin(), x.end())) {
        for (const double v : x) sum += std::exp(v - largest);
    }
};

}  // namespace

void forward(const softmax&, shape in, std::span<const double> x, std::span<double> y) {
    for (std::size_t p = 0; p < in.length; ++p) {
        const auto position = x.subspan(p * in.channels, in.channels);
        const denominator d(position);
        std::transform(position.begin(), position.end(), y.begin() + static_cast<std::ptrdiff_t>(p * in.channels),
                       [&](double v) { return std::exp(v - d.largest) / d.sum; });
    }
}

void forward(const log_softmax&, shape in, std::span<const double> x, std::span<double> y) {
    for (std::size_t p = 0; p < in.length; ++p) {
        const auto position = x.subspan(p * in.channels, in.channels);
        const denominator d(position);
        std::transform(position.begin(), position.end(), y.begin() + static_cast<std::ptrdiff_t>(p * in.channels),
                       [&](double v) { return v - d.largest - std::log(d.sum); });
    }
}

}  // namespace zgen
