// SPDX-License-Identifier: Apache-2.0
// Hundreds of random convolutions with each algorithm, as the baked network computes them, against float64.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <variant>

#include "generator/bake/convolution/choice.hpp"
#include "generator/bake/packing.hpp"
#include "generator/evaluate/evaluate.hpp"
#include "generator/evaluate/float32.hpp"
#include "tests/assortment/assortment.hpp"
#include "tests/generator/networks.hpp"

TEST_CASE("random convolutions are right with each algorithm") {
    using zgen::convolution_mode;
    std::size_t fast = 0;
    for (std::size_t index = 0; index < 360; ++index) {
        CAPTURE(index);
        zgen::graph g = assortment::convolution(index);
        std::vector<float> in;
        for (const double v : networks::values(g.input.size(), static_cast<unsigned>(index)))
            in.push_back(static_cast<float>(v));
        const std::vector<double> exact = zgen::evaluate(g, std::vector<double>(in.begin(), in.end()));
        const auto& op = std::get<zgen::conv1d>(g.layers.front().op);
        const std::size_t depth = op.kernel.size() / op.bias.size();
        double weights = 0;
        for (std::size_t f = 0; f < op.bias.size(); ++f) {
            double sum = 0;
            for (std::size_t i = 0; i < depth; ++i) sum += std::abs(op.kernel[f * depth + i]);
            weights = std::max(weights, sum);
        }
        for (const auto mode : {convolution_mode::direct, convolution_mode::fast, convolution_mode::automatic}) {
            const auto choices = zgen::choose_convolutions(
                g, mode, {zgen::processor::x86_64_v3, zgen::processor::x86_64_v4, zgen::processor::aarch64});
            fast += choices.front().tile > 0;
            const auto computed = zgen::evaluate_float32(g, zgen::pack(g), in, [](auto, auto) {});
            REQUIRE(computed.size() == exact.size());
            double error = 0;
            for (std::size_t i = 0; i < exact.size(); ++i)
                error = std::max(error, std::abs(static_cast<double>(computed[i]) - exact[i]));
            CHECK(error <= choices.front().bound * weights + 0x1p-23);  // the bias is at most 1
        }
    }
    CHECK(fast > 100);
}
