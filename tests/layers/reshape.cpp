// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/reshape.hpp"

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;

TEST_CASE("reshape keeps the memory and gives it another shape") {
    static constexpr std::array<float, 6> x{1, 2, 3, 4, 5, 6};
    using reshaped = zinfer::reshape<zinfer::shape{2, 3}>;
    static_assert(outputs<reshaped, zinfer::shape{3, 2}>(x) == x);
    CHECK(outputs<reshaped, zinfer::shape{3, 2}>(x) == x);
    static_assert(single_layer::network<reshaped, zinfer::shape{3, 2}>::output_shape == zinfer::shape{2, 3});
}
