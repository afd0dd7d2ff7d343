// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/global_pool1d.hpp"

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;

TEST_CASE("global pooling reduces every channel to one value") {
    {
        static constexpr std::array<float, 6> x{1, -1, 3, -2, 2, -3};
        static constexpr std::array<float, 2> y{3, -1};
        static_assert(outputs<zinfer::global_max_pool1d, zinfer::shape{3, 2}>(x) == y);
        CHECK(outputs<zinfer::global_max_pool1d, zinfer::shape{3, 2}>(x) == y);
    }
    {
        static constexpr std::array<float, 6> x{1, -1, 3, -2, 2, -3};
        static constexpr std::array<float, 2> y{2, -2};
        static_assert(outputs<zinfer::global_average_pool1d, zinfer::shape{3, 2}>(x) == y);
        CHECK(outputs<zinfer::global_average_pool1d, zinfer::shape{3, 2}>(x) == y);
    }
}
