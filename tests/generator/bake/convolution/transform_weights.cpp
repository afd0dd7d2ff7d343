// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/transform_weights.hpp"

#include <doctest/doctest.h>

#include "tests/generator/networks.hpp"
#include "zinfer/kernels/convolution/minimal_filter.hpp"

TEST_CASE("each filter's taps are transformed channel by channel") {
    const zinfer::conv1d_config config{.channels = 3, .filters = 2, .kernel_size = 3, .tile = 4};
    const auto kernel = networks::values(2 * 3 * 3, 1);
    const auto transformed = zgen::transform_weights(config, kernel);
    const zinfer::minimal_filter f = zinfer::make_minimal_filter(4, 3);
    REQUIRE(transformed.size() == 2 * 6 * 3);
    for (std::size_t filter = 0; filter < 2; ++filter)
        for (std::size_t point = 0; point < 6; ++point)
            for (std::size_t channel = 0; channel < 3; ++channel) {
                const double* taps = kernel.data() + filter * 9 + channel;
                const double expected =
                    f.taps_at[point][0] * taps[0] + f.taps_at[point][1] * taps[3] + f.taps_at[point][2] * taps[6];
                CHECK(transformed[(filter * 6 + point) * 3 + channel] == doctest::Approx(expected).epsilon(1e-15));
            }
}
