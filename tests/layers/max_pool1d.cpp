// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/max_pool1d.hpp"

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;

TEST_CASE("max_pool1d takes the largest of each channel") {
    {
        static constexpr std::array<float, 8> x{1, -1, 3, -2, 2, -3, 0, -4};
        static constexpr std::array<float, 4> y{3, -1, 2, -3};
        static_assert(
            outputs<zinfer::max_pool1d<zinfer::pool1d_config{.size = 2, .stride = 2}>, zinfer::shape{4, 2}>(x) == y);
        CHECK(outputs<zinfer::max_pool1d<zinfer::pool1d_config{.size = 2, .stride = 2}>, zinfer::shape{4, 2}>(x) == y);
    }
    {
        static constexpr zinfer::pool1d_config config{.size = 2, .stride = 3, .dilation = 2};
        using dilated = zinfer::max_pool1d<config>;
        static constexpr std::array<float, 6> x{1, 9, 3, 4, 9, 2};
        static constexpr std::array<float, 2> y{3, 4};
        static_assert(outputs<dilated, zinfer::shape{6, 1}>(x) == y);
        CHECK(outputs<dilated, zinfer::shape{6, 1}>(x) == y);
        // The convolution before it would take the position between for one of the window's.
        static_assert(dilated::describe({6, 1}).part == zinfer::layer_descriptor::role::other);
    }
    {
        static constexpr std::array<float, 4> x{-4, -2, -6, -8};
        static constexpr std::array<float, 2> y{-2, -2};
        static_assert(
            outputs<zinfer::max_pool1d<zinfer::pool1d_config{.size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1}>,
                    zinfer::shape{4, 1}>(x) == y);
        CHECK(outputs<zinfer::max_pool1d<zinfer::pool1d_config{.size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1}>,
                      zinfer::shape{4, 1}>(x) == y);
    }
}
