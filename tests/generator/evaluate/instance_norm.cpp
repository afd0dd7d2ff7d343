// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/networks.hpp"

TEST_CASE("instance_norm takes mean and variance of each channel over its positions") {
    // Channel 0: mean 2, variance 2 / 3; channel 1: mean 4, variance 0.
    const zgen::instance_norm op{.epsilon = 1.0 / 3, .scale = {2, 5}, .shift = {1, -1}};
    const std::vector<double> y = zgen::evaluate(networks::chain({3, 2}, {op}), std::vector<double>{1, 4, 2, 4, 3, 4});
    CHECK(y[0] == doctest::Approx(-1).epsilon(1e-14));
    CHECK(y[2] == doctest::Approx(1).epsilon(1e-14));
    CHECK(y[4] == doctest::Approx(3).epsilon(1e-14));
    for (const std::size_t i : {1U, 3U, 5U}) CHECK(y[i] == -1);
}
