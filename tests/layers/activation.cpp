// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/activation.hpp"

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;
using zinfer::function;

namespace {

template <function F, zinfer::real Alpha = 0.0f, zinfer::real Beta = 0.0f>
using activation = zinfer::activation<zinfer::activation_config{.function = F, .alpha = Alpha, .beta = Beta}>;

}  // namespace

TEST_CASE("an activation works on every element") {
    static constexpr std::array<float, 4> x{1, -1, 0, 8};
    static constexpr std::array<float, 4> leaky{1, -0.25f, 0, 8};
    static constexpr std::array<float, 4> clipped{1, -0.5f, 0, 6};
    static_assert(outputs<activation<function::leaky_relu, 0.25f>, zinfer::shape{2, 2}>(x) == leaky);
    CHECK(outputs<activation<function::leaky_relu, 0.25f>, zinfer::shape{2, 2}>(x) == leaky);
    static_assert(outputs<activation<function::clip, -0.5f, 6.0f>, zinfer::shape{2, 2}>(x) == clipped);
    CHECK(outputs<activation<function::clip, -0.5f, 6.0f>, zinfer::shape{2, 2}>(x) == clipped);
}

TEST_CASE("constant evaluation of a layer gives the bits of run time") {
    static constexpr std::array<float, 4> x{1.5f, -1, 0, 3};
    static constexpr auto y = outputs<activation<function::gelu>, zinfer::shape{2, 2}>(x);
    CHECK(outputs<activation<function::gelu>, zinfer::shape{2, 2}>(x) == y);
}
