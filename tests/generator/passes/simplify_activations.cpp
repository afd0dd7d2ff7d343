// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/passes/passes.hpp"
#include "tests/generator/networks.hpp"
#include "tests/generator/passes/same_function.hpp"

using zinfer::function;

namespace {

/// The name of one layer on an input of (3, 2), simplified.
std::string simplified(const zgen::operation& op) {
    zgen::graph g = networks::chain({3, 2}, {op});
    const zgen::graph before = g;
    zgen::simplify_activations(g);
    check_same_function(before, g);
    return zgen::name_of(g.layers[0].op);
}

}  // namespace

TEST_CASE("what is a relu in other words becomes one, its like do not") {
    CHECK(simplified(zgen::activation{{function::clip, 0.0f, zinfer::infinity}}) == "relu");
    CHECK(simplified(zgen::activation{{function::clip, 0.0f, 6.0f}}) == "clip");
    CHECK(simplified(zgen::activation{{function::clip, -0.5f, zinfer::infinity}}) == "clip");
    CHECK(simplified(zgen::activation{{function::leaky_relu, 0.0f}}) == "relu");
    CHECK(simplified(zgen::activation{{function::leaky_relu, 0.01f}}) == "leaky_relu");
    CHECK(simplified(zgen::activation{{function::elu, 0.0f}}) == "elu");
}

TEST_CASE("a prelu with one slope everywhere becomes leaky_relu, or relu") {
    CHECK(simplified(zgen::prelu{{0.25, 0.25}}) == "leaky_relu");
    CHECK(simplified(zgen::prelu{std::vector(6, 0.25)}) == "leaky_relu");
    CHECK(simplified(zgen::prelu{{0.0, 0.0}}) == "relu");
    CHECK(simplified(zgen::prelu{{0.25, 0.5}}) == "prelu");
    CHECK(simplified(zgen::prelu{{0.1, 0.1}}) == "prelu");  // no float is 0.1
}

TEST_CASE("slopes that repeat become one per channel") {
    zgen::graph g = networks::chain({3, 2}, {zgen::prelu{{1, 2, 1, 2, 1, 2}}, zgen::prelu{{1, 2, 1, 2, 1, 3}}});
    const zgen::graph before = g;
    zgen::simplify_activations(g);
    check_same_function(before, g);
    CHECK(std::get<zgen::prelu>(g.layers[0].op).slope == std::vector<double>{1, 2});
    CHECK(std::get<zgen::prelu>(g.layers[1].op).slope.size() == 6);
}
