// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/normalize.hpp"

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;

TEST_CASE("normalize maps each spectrum to 0 and 1") {
    {
        static constexpr std::array<float, 5> x{2, 4, 6, 3, 2};
        static constexpr std::array<float, 5> y{0, 0.5f, 1, 0.25f, 0};
        static_assert(outputs<zinfer::normalize, zinfer::shape{5, 1}>(x) == y);
        CHECK(outputs<zinfer::normalize, zinfer::shape{5, 1}>(x) == y);
    }
}
