// SPDX-License-Identifier: Apache-2.0
#include "convolution/cost_model.hpp"

#include <doctest/doctest.h>

namespace {

double speedup(zinfer::conv1d_config config, std::size_t positions, std::size_t tile, zgen::target t) {
    const zinfer::conv1d_geometry direct{.config = config, .positions = positions, .pool = 2};
    zinfer::conv1d_geometry fast = direct;
    fast.config.tile = tile;
    return zgen::estimated_cycles(direct, t) / zgen::estimated_cycles(fast, t);
}

}  // namespace

// Measured on one core of a Xeon of the Emerald Rapids generation, g++ 12, bench/convolution; the model may be 15 %
// off.
TEST_CASE("the cost model follows measurements") {
    const zinfer::conv1d_config second{.channels = 256, .filters = 256, .kernel_size = 5};
    const zinfer::conv1d_config third{.channels = 256, .filters = 128, .kernel_size = 3};
    const struct {
        zinfer::conv1d_config config;
        std::size_t positions;
        std::size_t tile;
        double avx512;
        double avx2;
    } measured[] = {
        {second, 40, 2, 289.5 / 185.3, 569.5 / 357.0}, {second, 40, 4, 289.5 / 131.9, 569.5 / 252.8},
        {second, 40, 6, 289.5 / 114.7, 569.5 / 236.7}, {second, 40, 8, 289.5 / 115.0, 569.5 / 202.5},
        {third, 19, 2, 42.0 / 30.1, 84.6 / 62.2},      {third, 19, 4, 42.0 / 23.9, 84.6 / 47.3},
    };
    for (const auto& m : measured) {
        CAPTURE(m.config.kernel_size);
        CAPTURE(m.tile);
        CHECK(speedup(m.config, m.positions, m.tile, zgen::target::x86_64_v4) ==
              doctest::Approx(m.avx512).epsilon(0.15));
        CHECK(speedup(m.config, m.positions, m.tile, zgen::target::x86_64_v3) == doctest::Approx(m.avx2).epsilon(0.15));
    }
}

TEST_CASE("with one channel the transforms cost more than they save") {
    const zinfer::conv1d_config first{.channels = 1, .filters = 256, .kernel_size = 5};
    for (const zgen::target t : {zgen::target::x86_64_v3, zgen::target::x86_64_v4, zgen::target::aarch64})
        for (std::size_t tile = 2; tile <= 8; tile += 2) CHECK(speedup(first, 84, tile, t) < 1);
}
