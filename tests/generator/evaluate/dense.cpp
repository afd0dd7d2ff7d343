// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/networks.hpp"

TEST_CASE("dense multiplies rows of its kernel") {
    const zgen::graph g =
        networks::chain({1, 3}, {zgen::dense{{.inputs = 3, .units = 2}, {1, 2, 3, 4, 5, 6}, {10, 20}}});
    CHECK(zgen::evaluate(g, std::vector{1.0, 0.5, 0.25}) == std::vector{12.75, 28.0});
}
