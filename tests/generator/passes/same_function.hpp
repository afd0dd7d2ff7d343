// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/networks.hpp"

/// Checks that both graphs compute the same but for rounding.
inline void check_same_function(const zgen::graph& a, const zgen::graph& b) {
    for (const unsigned seed : {11U, 12U, 13U}) {
        const std::vector<double> x = networks::values(a.input.size(), seed);
        const std::vector<double> y = zgen::evaluate(a, x);
        const std::vector<double> z = zgen::evaluate(b, x);
        REQUIRE(y.size() == z.size());
        for (std::size_t i = 0; i < y.size(); ++i) CHECK(std::abs(y[i] - z[i]) < 1e-12);
    }
}
