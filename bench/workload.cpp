// SPDX-License-Identifier: Apache-2.0
#include "workload.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "evaluate/evaluate.hpp"

namespace bench {

namespace {

constexpr std::size_t input_count = 16;

/// In [0, 1); unlike the standard's distributions the same with every library.
double uniform(std::mt19937& random) {
    return std::ldexp(static_cast<double>(random()), -32);
}

std::vector<float> smooth_curve(std::size_t n, std::mt19937& random) {
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
    std::vector<float> result(n);
    std::transform(curve.begin(), curve.end(), result.begin(),
                   [=](double v) { return static_cast<float>((v - offset) / range); });
    return result;
}

}  // namespace

workload::workload(const zgen::graph& g) {
    std::mt19937 random(186);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same curves on purpose
    for (std::size_t i = 0; i < input_count; ++i) {
        inputs_.push_back(smooth_curve(g.input.size(), random));
        reference_.push_back(zgen::evaluate(g, std::vector<double>(inputs_[i].begin(), inputs_[i].end())));
    }
}

std::vector<float> workload::outputs_of(engine& e) const {
    std::vector<float> outputs(input_count * output_size());
    for (std::size_t i = 0; i < input_count; ++i) e.predict(input(i), outputs.data() + i * output_size(), nullptr);
    return outputs;
}

double workload::error_of(const std::vector<float>& outputs) const {
    double error = 0;
    double scale = 0;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const double expected = reference_[i / output_size()][i % output_size()];
        const double distance = std::abs(static_cast<double>(outputs[i]) - expected);
        error = std::isnan(distance) ? distance : std::max(distance, error);
        scale = std::max(scale, std::abs(expected));
    }
    return error / scale;
}

}  // namespace bench
