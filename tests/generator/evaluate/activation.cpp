// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/networks.hpp"

namespace {

using zinfer::function;

constexpr double infinity = std::numeric_limits<double>::infinity();

double applied(const zinfer::activation_config& config, double x) {
    return zgen::evaluate(networks::chain({1, 1}, {zgen::activation{config}}), std::vector{x})[0];
}

}  // namespace

TEST_CASE("activations have the values of their definitions") {
    const struct {
        zinfer::activation_config config;
        double x;
        double y;
    } expectations[] = {
        {{function::leaky_relu, 0.25f}, -2, -0.5},
        {{function::leaky_relu, 0.25f}, 2, 2},
        {{function::thresholded_relu, 1.5f}, 1.5, 0},
        {{function::thresholded_relu, 1.5f}, 1.75, 1.75},
        {{function::elu, 2.0f}, -1, -1.2642411176571153},
        {{function::elu, 2.0f}, 3, 3},
        {{function::selu, 1.5f, 0.5f}, -1, -0.47409041912141824},
        {{function::selu, 1.5f, 0.5f}, 3, 1.5},
        {{function::celu, 2.0f}, -1, -0.7869386805747332},
        {{function::celu, 2.0f}, 3, 3},
        {{function::gelu}, 1, 0.8413447460685429},
        {{function::gelu}, -1, -0.15865525393145707},
        {{function::gelu_tanh}, 1, 0.8411919906082768},
        {{function::silu}, -1, -0.2689414213699951},
        {{function::mish}, 1, 0.8650983882673103},
        {{function::mish}, -1, -0.30340146137410895},
        {{function::sigmoid}, 2, 0.8807970779778823},
        {{function::hard_sigmoid, 0.25f, 0.5f}, 1, 0.75},
        {{function::hard_sigmoid, 0.25f, 0.5f}, -9, 0},
        {{function::hard_sigmoid, 0.25f, 0.5f}, 9, 1},
        {{function::hard_swish}, 1.5, 1.125},
        {{function::hard_swish}, -3.5, 0},
        {{function::tanh}, 0.5, 0.46211715726000973},
        {{function::softplus}, 1, 1.3132616875182228},
        {{function::softplus}, -1, 0.31326168751822286},
        {{function::softsign}, -3, -0.75},
        {{function::clip, -1.0f, 6.0f}, -2, -1},
        {{function::clip, -1.0f, 6.0f}, 2, 2},
        {{function::clip, -1.0f, 6.0f}, 7, 6},
        {{function::clip, 6.0f, -1.0f}, 0, -1},
    };
    for (const auto& e : expectations) {
        CAPTURE(zgen::name_of(e.config.function));
        CHECK(applied(e.config, e.x) == doctest::Approx(e.y).epsilon(1e-14));
    }
}

TEST_CASE("activations keep NaN and reach their limits") {
    for (int f = 0; f <= static_cast<int>(function::clip); ++f) {
        const zinfer::activation_config config{static_cast<function>(f), 0.5f, 1.5f};
        CAPTURE(zgen::name_of(config.function));
        CHECK(std::isnan(applied(config, std::numeric_limits<double>::quiet_NaN())));
        CHECK_FALSE(std::isnan(applied(config, infinity)));
        CHECK_FALSE(std::isnan(applied(config, -infinity)));
    }
    for (const function f :
         {function::gelu, function::gelu_tanh, function::silu, function::mish, function::hard_swish}) {
        CHECK(applied({f}, -infinity) == 0);
        CHECK(applied({f}, infinity) == infinity);
    }
    CHECK(applied({function::softsign}, -infinity) == -1);
    CHECK(applied({function::clip, -zinfer::infinity, 2.0f}, -infinity) == -infinity);
}
