// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <vector>

#include "generator/passes/passes.hpp"
#include "tests/generator/networks.hpp"
#include "tests/generator/passes/same_function.hpp"

namespace {

std::size_t values_after(zgen::shape input, const zgen::affine& op) {
    zgen::graph g = networks::chain(input, {op});
    const zgen::graph before = g;
    zgen::shorten_affine(g);
    check_same_function(before, g);
    return std::get<zgen::affine>(g.layers[0].op).scale.size();
}

}  // namespace

TEST_CASE("values per feature that repeat every channel become values per channel") {
    CHECK(values_after({3, 2}, {{2, 3, 2, 3, 2, 3}, {1, 0, 1, 0, 1, 0}}) == 2);
    CHECK(values_after({3, 2}, {{2, 3, 2, 3, 2, 3}, {1, 0, 1, 0, 1, 1}}) == 6);
    CHECK(values_after({3, 2}, {{2, 3}, {1, 0}}) == 2);
    CHECK(values_after({1, 4}, {{2, 2, 2, 2}, {1, 1, 1, 1}}) == 4);
}
