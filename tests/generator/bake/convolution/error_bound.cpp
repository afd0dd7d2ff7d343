// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/error_bound.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "generator/bake/packing.hpp"
#include "generator/evaluate/evaluate.hpp"
#include "generator/evaluate/float32.hpp"
#include "tests/generator/networks.hpp"
#include "zinfer/kernels/convolution/minimal_filter.hpp"

namespace {

/// |float32 - float64|, as the bound counts it.
double measured(const zgen::conv1d& op, std::size_t length) {
    const zgen::graph g = networks::chain({length, op.config.channels}, {op});
    double largest_weights = 0;
    const std::size_t depth = op.kernel.size() / op.bias.size();
    for (std::size_t f = 0; f < op.bias.size(); ++f) {
        double sum = 0;
        for (std::size_t i = 0; i < depth; ++i) sum += std::abs(op.kernel[f * depth + i]);
        largest_weights = std::max(largest_weights, sum);
    }
    double largest = 0;
    for (unsigned seed = 0; seed < 5; ++seed) {
        std::vector<float> in;
        for (const double v : networks::values(g.input.size(), seed)) in.push_back(static_cast<float>(v));
        const auto computed = zgen::evaluate_float32(g, zgen::pack(g), in, [](auto, auto) {});
        const auto exact = zgen::evaluate(g, std::vector<double>(in.begin(), in.end()));
        for (std::size_t i = 0; i < exact.size(); ++i)
            largest = std::max(largest, std::abs(static_cast<double>(computed[i]) - exact[i]));
    }
    return largest / largest_weights;  // inputs are at most 1
}

}  // namespace

TEST_CASE("the bound holds, and grows with the tile") {
    for (std::size_t taps = 2; taps <= 7; ++taps) {
        double before = 0;
        for (std::size_t tile = 0; tile <= 8; tile += 2) {
            CAPTURE(taps);
            CAPTURE(tile);
            zgen::conv1d op = networks::conv1d({.channels = 24, .filters = 6, .kernel_size = taps, .tile = tile});
            std::fill(op.bias.begin(), op.bias.end(), 0.0);
            const double bound = zgen::error_bound(op);
            const double found = measured(op, 40);
            CHECK(found > 0);
            CHECK(found < bound);
            CHECK(bound < 1e-2);
            if (tile > 2) CHECK(bound > before);
            before = bound;
        }
    }
}

TEST_CASE("direct convolution's bound is that of one chain of multiply-adds") {
    const zgen::conv1d op = networks::conv1d({.channels = 4, .filters = 3, .kernel_size = 5});
    CHECK(zgen::error_bound(op) == doctest::Approx(21 * 0x1p-24).epsilon(1e-5));
}
