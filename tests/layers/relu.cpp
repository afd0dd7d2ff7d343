// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/relu.hpp"

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;

TEST_CASE("relu clears what is negative") {
    {
        static constexpr std::array<float, 4> x{1, -1, 0, 2};
        static constexpr std::array<float, 4> y{1, 0, 0, 2};
        static_assert(outputs<zinfer::relu, zinfer::shape{2, 2}>(x) == y);
        CHECK(outputs<zinfer::relu, zinfer::shape{2, 2}>(x) == y);
    }
}
