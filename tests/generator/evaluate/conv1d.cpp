// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/networks.hpp"

namespace {

/// The definition: y[p, f] = bias[f] + sum over taps t and channels c of the group of kernel[f, t, c] * x[p * stride +
/// t * dilation - pad, c], zero outside.
std::vector<double> by_definition(const zgen::conv1d& op, zgen::shape in, const std::vector<double>& x) {
    const auto& k = op.config;
    const zgen::shape out = zgen::output_shape(op, in);
    const std::size_t channels = k.channels / k.groups;
    std::vector<double> y;
    for (std::size_t p = 0; p < out.length; ++p)
        for (std::size_t f = 0; f < k.filters; ++f) {
            double sum = op.bias[f];
            for (std::size_t t = 0; t < k.kernel_size; ++t)
                for (std::size_t c = 0; c < channels; ++c) {
                    const auto at = static_cast<std::ptrdiff_t>(p * k.stride + t * k.dilation) -
                                    static_cast<std::ptrdiff_t>(k.pad_begin);
                    if (at < 0 || at >= static_cast<std::ptrdiff_t>(in.length)) continue;
                    const std::size_t group = f / (k.filters / k.groups);
                    sum += op.kernel[(f * k.kernel_size + t) * channels + c] *
                           x[static_cast<std::size_t>(at) * k.channels + group * channels + c];
                }
            y.push_back(sum);
        }
    return y;
}

void compare(const zinfer::conv1d_config& config, std::size_t length) {
    const zgen::conv1d op = networks::conv1d(config);
    const zgen::shape in{length, config.channels};
    const std::vector<double> x = networks::values(in.size(), 7);
    const std::vector<double> expected = by_definition(op, in, x);
    const std::vector<double> y = zgen::evaluate(networks::chain(in, {op}), x);
    REQUIRE(y.size() == expected.size());
    for (std::size_t i = 0; i < y.size(); ++i) CHECK(std::abs(y[i] - expected[i]) < 1e-12);
}

}  // namespace

TEST_CASE("convolution is what its definition says") {
    compare({.channels = 1, .filters = 1, .kernel_size = 1}, 1);
    compare({.channels = 3, .filters = 5, .kernel_size = 4}, 11);
    compare({.channels = 3, .filters = 5, .kernel_size = 4, .stride = 3}, 17);
    compare({.channels = 3, .filters = 5, .kernel_size = 4, .dilation = 3}, 17);
    compare({.channels = 4, .filters = 6, .kernel_size = 3, .groups = 2}, 9);
    compare({.channels = 4, .filters = 8, .kernel_size = 3, .groups = 4}, 9);
    compare({.channels = 2, .filters = 3, .kernel_size = 3, .pad_begin = 2, .pad_end = 5}, 1);
    compare({.channels = 6,
             .filters = 4,
             .kernel_size = 3,
             .stride = 2,
             .dilation = 2,
             .groups = 2,
             .pad_begin = 1,
             .pad_end = 4},
            12);
}

TEST_CASE("convolution over more rows than one block holds") {
    compare({.channels = 64, .filters = 2, .kernel_size = 64, .pad_begin = 3}, 120);
}
