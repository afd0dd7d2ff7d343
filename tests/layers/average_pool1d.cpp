// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/average_pool1d.hpp"

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;

TEST_CASE("average_pool1d divides by the positions it saw, or by its size when padding counts") {
    {
        static constexpr std::array<float, 8> x{1, -1, 3, -2, 2, -3, 0, -4};
        static constexpr std::array<float, 4> y{2, -1.5f, 1, -3.5f};
        static_assert(
            outputs<zinfer::average_pool1d<zinfer::pool1d_config{.size = 2, .stride = 2}>, zinfer::shape{4, 2}>(x) ==
            y);
        CHECK(outputs<zinfer::average_pool1d<zinfer::pool1d_config{.size = 2, .stride = 2}>, zinfer::shape{4, 2}>(x) ==
              y);
    }
    {
        static constexpr std::array<float, 4> x{-4, -2, -7, -9};
        static constexpr std::array<float, 2> y{-3, -6};
        static_assert(
            outputs<zinfer::average_pool1d<zinfer::pool1d_config{.size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1}>,
                    zinfer::shape{4, 1}>(x) == y);
        CHECK(
            outputs<zinfer::average_pool1d<zinfer::pool1d_config{.size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1}>,
                    zinfer::shape{4, 1}>(x) == y);
    }
    {
        static constexpr std::array<float, 4> x{-4, -2, -7, -9};
        static constexpr std::array<float, 2> y{-2, -6};
        static_assert(outputs<zinfer::average_pool1d<zinfer::pool1d_config{
                                  .size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1, .count_padding = true}>,
                              zinfer::shape{4, 1}>(x) == y);
        CHECK(outputs<zinfer::average_pool1d<zinfer::pool1d_config{
                          .size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1, .count_padding = true}>,
                      zinfer::shape{4, 1}>(x) == y);
    }
}
