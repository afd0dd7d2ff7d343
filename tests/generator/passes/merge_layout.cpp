// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "generator/passes/passes.hpp"
#include "tests/generator/networks.hpp"
#include "tests/generator/passes/same_function.hpp"

using names = std::vector<std::string>;
using zinfer::axis_order;

namespace {

zgen::graph merged(zgen::graph g) {
    const zgen::graph before = g;
    zgen::merge_layout(g);
    check_same_function(before, g);
    CHECK(zgen::shapes(g).back() == zgen::shapes(before).back());
    return g;
}

names kinds(const zgen::graph& g) {
    names result;
    for (const zgen::layer& l : g.layers) result.push_back(zgen::name_of(l.op));
    return result;
}

/// The axes of (a, b, c) in the order c, a, b.
zgen::permute rotated(std::size_t a, std::size_t b, std::size_t c, zgen::shape output) {
    return {{{c, 1}, {a, b * c}, {b, c}}, output};
}

}  // namespace

TEST_CASE("layout changes in a row become one") {
    CHECK(kinds(merged(networks::chain({6, 2}, {zgen::transpose{}, zgen::flatten{}}))) == names{"flatten"});
    CHECK(kinds(merged(networks::chain({6, 2}, {zgen::flatten{axis_order::channels_first}, zgen::reshape{{2, 6}}}))) ==
          names{"transpose"});
    CHECK(kinds(merged(networks::chain({6, 2}, {zgen::reshape{{3, 4}}, zgen::reshape{{2, 6}}}))) == names{"reshape"});
    CHECK(kinds(merged(networks::chain({6, 2}, {zgen::reshape{{3, 4}}, zgen::transpose{}, zgen::relu{},
                                                zgen::reshape{{3, 4}}, zgen::reshape{{1, 12}}}))) ==
          names{"permute", "relu", "flatten"});
}

TEST_CASE("what moves nothing is a reshape") {
    for (const zgen::graph& g :
         {networks::chain({6, 2}, {zgen::transpose{}, zgen::transpose{}}),
          networks::chain({6, 2}, {zgen::permute{{{4, 3}, {3, 1}}, {6, 2}}}),
          networks::chain({6, 1}, {zgen::transpose{}, zgen::transpose{}}),
          networks::chain({2, 6}, {rotated(2, 3, 2, {6, 2}), rotated(2, 2, 3, {3, 4}), rotated(3, 2, 2, {4, 3})})})
        CHECK(kinds(merged(g)) == names{"reshape"});
    CHECK(kinds(merged(networks::chain({6, 1}, {zgen::transpose{}}))) == names{"flatten"});
}

TEST_CASE("a permutation that is a transposition becomes one") {
    CHECK(kinds(merged(networks::chain({6, 2}, {zgen::permute{{{2, 1}, {3, 4}, {2, 2}}, {2, 6}}}))) ==
          names{"transpose"});
    const zgen::graph g = merged(networks::chain({6, 2}, {zgen::permute{{{2, 1}, {6, 2}}, {1, 12}}}));
    CHECK(std::get<zgen::flatten>(g.layers[0].op).order == axis_order::channels_first);
    // The same order of memory, but not the input's axes.
    CHECK(kinds(merged(networks::chain({3, 4}, {zgen::permute{{{2, 1}, {6, 2}}, {2, 6}}}))) == names{"permute"});
    CHECK(kinds(merged(networks::chain({6, 2}, {zgen::permute{{{2, 1}, {6, 2}}, {3, 4}}}))) == names{"permute"});
}

TEST_CASE("digits are split where the permutation before cuts them") {
    const zgen::graph g = merged(networks::chain(
        {4, 6}, {rotated(4, 3, 2, {8, 3}), zgen::transpose{}, zgen::permute{{{2, 12}, {12, 1}}, {4, 6}}}));
    CHECK(g.layers.size() == 1);
}

TEST_CASE("chains of permutations keep their function, merged or not") {
    const zgen::shape shapes[] = {{2, 12}, {3, 8}, {4, 6}, {6, 4}, {8, 3}, {24, 1}};
    const std::vector<zgen::operation> operations{
        rotated(2, 3, 4, {8, 3}), rotated(3, 4, 2, {6, 4}), rotated(4, 2, 3, {4, 6}), rotated(2, 2, 6, {3, 8}),
        zgen::transpose{},        zgen::reshape{{12, 2}},   rotated(6, 2, 2, {2, 12})};
    std::mt19937 random(3);
    std::size_t layers = 0;
    for (int round = 0; round < 200; ++round) {
        std::vector<zgen::operation> chain;
        for (int i = 0; i < 4; ++i) chain.push_back(operations[random() % operations.size()]);
        layers += merged(networks::chain(shapes[random() % std::size(shapes)], chain)).layers.size();
    }
    CHECK(layers > 200);
    CHECK(layers < 600);
}

TEST_CASE("permutations whose digits do not divide each other stay two") {
    // (2, 3) transposed, and then its values in the order of (2, 3) once more.
    const zgen::graph g = networks::chain({2, 3}, {zgen::transpose{}, zgen::permute{{{3, 1}, {2, 3}}, {2, 3}}});
    CHECK(kinds(merged(g)) == names{"transpose", "permute"});
}
