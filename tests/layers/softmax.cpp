// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/softmax.hpp"

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;

TEST_CASE("softmax is over the channels of each position") {
    static constexpr std::array<float, 4> x{3, 3, 1000, 0};
    static constexpr std::array<float, 4> y{0.5f, 0.5f, 1, 0};
    static_assert(outputs<zinfer::softmax, zinfer::shape{2, 2}>(x) == y);
    CHECK(outputs<zinfer::softmax, zinfer::shape{2, 2}>(x) == y);
}

TEST_CASE("log_softmax is its logarithm") {
    static constexpr std::array<float, 4> x{3, 3, 1000, 0};
    static constexpr std::array<float, 4> y{-0.6931472f, -0.6931472f, 0, -1000};
    static_assert(outputs<zinfer::log_softmax, zinfer::shape{2, 2}>(x) == y);
    CHECK(outputs<zinfer::log_softmax, zinfer::shape{2, 2}>(x) == y);
}
