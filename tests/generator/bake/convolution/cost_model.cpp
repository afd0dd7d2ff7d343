// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/cost_model.hpp"

#include <doctest/doctest.h>

namespace {

double speedup(zinfer::conv1d_config config, std::size_t positions, std::size_t tile, zgen::processor p) {
    const zinfer::conv1d_geometry direct{.config = config, .positions = positions, .pool = 2};
    zinfer::conv1d_geometry fast = direct;
    fast.config.tile = tile;
    return zgen::estimated_cycles(direct, p) / zgen::estimated_cycles(fast, p);
}

}  // namespace

// Measured within inferences of the redshift network, on one core of a Xeon of the Emerald Rapids generation, g++ 12.
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
        {second, 40, 6, 296.0 / 115.9, 608.1 / 249.7},
        {second, 40, 8, 296.0 / 120.2, 608.1 / 218.1},
        {third, 19, 4, 42.7 / 30.0, 89.2 / 55.0},
        {third, 19, 6, 42.7 / 38.9, 89.2 / 64.8},
    };
    for (const auto& m : measured) {
        CAPTURE(m.config.kernel_size);
        CAPTURE(m.tile);
        CHECK(speedup(m.config, m.positions, m.tile, zgen::processor::x86_64_v4) ==
              doctest::Approx(m.avx512).epsilon(0.15));
        CHECK(speedup(m.config, m.positions, m.tile, zgen::processor::x86_64_v3) ==
              doctest::Approx(m.avx2).epsilon(0.15));
    }
}

TEST_CASE("with one channel the transforms cost more than they save") {
    const zinfer::conv1d_config first{.channels = 1, .filters = 256, .kernel_size = 5};
    for (const zgen::processor p : {zgen::processor::x86_64_v3, zgen::processor::x86_64_v4, zgen::processor::aarch64})
        for (std::size_t tile = 2; tile <= 8; tile += 2) CHECK(speedup(first, 84, tile, p) < 1);
}
