// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/transpose.hpp"

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;

TEST_CASE("transpose exchanges positions and channels") {
    {
        static constexpr std::array<float, 6> x{1, 2, 3, 4, 5, 6};
        static constexpr std::array<float, 6> y{1, 3, 5, 2, 4, 6};
        static_assert(outputs<zinfer::transpose, zinfer::shape{3, 2}>(x) == y);
        CHECK(outputs<zinfer::transpose, zinfer::shape{3, 2}>(x) == y);
    }
}
