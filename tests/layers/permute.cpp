// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/permute.hpp"

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;
using zinfer::permute_digit;

TEST_CASE("permute reorders the values and gives them another shape") {
    static constexpr std::array<float, 6> x{1, 2, 3, 4, 5, 6};
    static constexpr std::array<float, 6> y{1, 3, 5, 2, 4, 6};
    using transposed = zinfer::permute<zinfer::shape{1, 6}, permute_digit{2, 1}, permute_digit{3, 2}>;
    static_assert(outputs<transposed, zinfer::shape{3, 2}>(x) == y);
    CHECK(outputs<transposed, zinfer::shape{3, 2}>(x) == y);
    static_assert(single_layer::network<transposed, zinfer::shape{3, 2}>::output_shape == zinfer::shape{1, 6});
}
