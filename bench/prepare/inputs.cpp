// SPDX-License-Identifier: Apache-2.0
#include "bench/prepare/inputs.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace bench {

namespace {

/// In [0, 1); unlike the standard's distributions the same with every library.
double uniform(std::mt19937& random) {
    return std::ldexp(static_cast<double>(random()), -32);
}

std::vector<double> smooth_curve(std::size_t n, std::mt19937& random) {
    std::vector<double> curve(n);
    for (const double waves : {0.5, 1.0, 2.0, 4.0, 8.0}) {
        const double phase = 2.0 * std::numbers::pi * uniform(random);
        const double height = uniform(random) / waves;
        for (std::size_t i = 0; i < n; ++i)
            curve[i] +=
                height *
                std::sin(2.0 * std::numbers::pi * waves * static_cast<double>(i) / static_cast<double>(n) + phase);
    }
    const auto [low, high] = std::minmax_element(curve.begin(), curve.end());
    const double offset = *low;
    const double range = *high - *low;
    for (double& v : curve) v = (v - offset) / range;
    return curve;
}

}  // namespace

std::vector<float> smooth_curves(std::size_t count, std::size_t size) {
    std::mt19937 random(186);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same curves on purpose
    std::vector<float> curves;
    curves.reserve(count * size);
    for (std::size_t i = 0; i < count; ++i)
        for (const double v : smooth_curve(size, random)) curves.push_back(static_cast<float>(v));
    return curves;
}

void append_means(std::vector<float>& inputs, std::size_t size, std::size_t count) {
    std::mt19937 random(186);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same rows on purpose
    const std::size_t rows = inputs.size() / size;
    const auto any_row = [&] { return static_cast<std::size_t>(uniform(random) * static_cast<double>(rows)) * size; };
    for (std::size_t n = rows; n < count; ++n) {
        const std::size_t a = any_row();
        const std::size_t b = any_row();
        for (std::size_t i = 0; i < size; ++i) inputs.push_back(0.5f * (inputs[a + i] + inputs[b + i]));
    }
}

}  // namespace bench
