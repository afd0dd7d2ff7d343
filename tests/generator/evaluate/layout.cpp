// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <vector>

#include "evaluate/evaluate.hpp"
#include "tests/generator/networks.hpp"

TEST_CASE("transpose and flatten move what they say") {
    const std::vector<double> x{1, 2, 3, 4, 5, 6};
    const std::vector<double> moved{1, 3, 5, 2, 4, 6};
    const auto applied = [&](const zgen::operation& op) { return zgen::evaluate(networks::chain({3, 2}, {op}), x); };
    CHECK(applied(zgen::transpose{}) == moved);
    CHECK(applied(zgen::flatten{zinfer::axis_order::channels_first}) == moved);
    CHECK(applied(zgen::flatten{zinfer::axis_order::channels_last}) == x);
}
