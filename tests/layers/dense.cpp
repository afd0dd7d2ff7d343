// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/dense.hpp"

#include "tests/layers/single_layer.hpp"
#include "tests/network/small_networks.hpp"

using single_layer::outputs;

TEST_CASE("dense is a weighted sum and a bias") {
    // 1, 2, 3, 4 minus 1.
    using head = zinfer::dense<small::head, small::head_weights>;
    static constexpr std::array<float, 4> x{1, 0, -1, 2};
    static constexpr std::array<float, 1> y{5};
    static_assert(outputs<head, zinfer::shape{1, 4}>(x) == y);
    CHECK(outputs<head, zinfer::shape{1, 4}>(x) == y);
}
