// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/flatten.hpp"

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;

TEST_CASE("flatten keeps the memory or transposes it") {
    {
        static constexpr std::array<float, 6> x{1, 2, 3, 4, 5, 6};
        static constexpr std::array<float, 6> y{1, 2, 3, 4, 5, 6};
        static_assert(outputs<zinfer::flatten<>, zinfer::shape{3, 2}>(x) == y);
        CHECK(outputs<zinfer::flatten<>, zinfer::shape{3, 2}>(x) == y);
    }
    {
        static constexpr std::array<float, 6> x{1, 2, 3, 4, 5, 6};
        static constexpr std::array<float, 6> y{1, 3, 5, 2, 4, 6};
        static_assert(outputs<zinfer::flatten<zinfer::axis_order::channels_first>, zinfer::shape{3, 2}>(x) == y);
        CHECK(outputs<zinfer::flatten<zinfer::axis_order::channels_first>, zinfer::shape{3, 2}>(x) == y);
    }
}
