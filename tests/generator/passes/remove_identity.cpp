// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/passes/passes.hpp"
#include "tests/generator/networks.hpp"
#include "tests/generator/passes/same_function.hpp"

using names = std::vector<std::string>;
using zinfer::axis_order;

namespace {

zgen::graph without_identity(zgen::graph g) {
    const zgen::graph before = g;
    zgen::remove_identity(g);
    check_same_function(before, g);
    return g;
}

}  // namespace

TEST_CASE("layers that change nothing go, their like stay") {
    CHECK(without_identity(
              networks::chain({6, 2}, {zgen::affine{{1, 1}, {0, 0}}, zgen::max_pool1d{{.size = 1, .stride = 1}},
                                       zgen::average_pool1d{{.size = 1, .stride = 1}}}))
              .layers.empty());
    CHECK(without_identity(
              networks::chain({6, 2}, {zgen::affine{{1, 1}, {0, 0.5}}, zgen::max_pool1d{{.size = 1, .stride = 2}},
                                       zgen::average_pool1d{{.size = 2, .stride = 1}}}))
              .layers.size() == 3);
}

TEST_CASE("padding by nothing, a clip without bounds and a reshape to the same shape go, their like stay") {
    using zinfer::function;
    CHECK(without_identity(
              networks::chain({6, 2}, {zgen::pad1d{}, zgen::reshape{{6, 2}},
                                       zgen::activation{{function::clip, -zinfer::infinity, zinfer::infinity}}}))
              .layers.empty());
    CHECK(without_identity(networks::chain({6, 2}, {zgen::pad1d{{.end = 1}},
                                                    zgen::activation{{function::clip, -zinfer::infinity, 2.0f}}}))
              .layers.size() == 2);
}

TEST_CASE("a reshape in front changes the input's shape, values per channel and all") {
    const zgen::graph g = without_identity(
        networks::chain({6, 2}, {networks::affine(2), zgen::prelu{networks::values(2, 8)},
                                 zgen::activation{{zinfer::function::tanh}}, zgen::reshape{{3, 4}}, zgen::softmax{}}));
    CHECK(g.input == zgen::shape{3, 4});
    CHECK(networks::names(g) == names{"affine", "prelu", "tanh", "softmax"});
    CHECK(without_identity(networks::chain({6, 2}, {zgen::softmax{}, zgen::reshape{{3, 4}}})).layers.size() == 2);
}

TEST_CASE("a second flatten goes") {
    const zgen::graph g = without_identity(
        networks::chain({6, 2}, {zgen::max_pool1d{{.size = 2, .stride = 2}}, zgen::flatten{}, zgen::flatten{}}));
    CHECK(networks::names(g) == names{"max_pool1d", "flatten"});
}

TEST_CASE("two transposes undo each other, one does not") {
    CHECK(without_identity(networks::chain({6, 2}, {zgen::transpose{}, zgen::transpose{}})).layers.empty());
    CHECK(without_identity(networks::chain({6, 2}, {zgen::transpose{}, zgen::transpose{}, zgen::transpose{}}))
              .layers.size() == 1);
}

TEST_CASE("layout changes that move nothing undo each other") {
    const zgen::max_pool1d pool{{.size = 2, .stride = 2}};
    CHECK(networks::names(without_identity(networks::chain(
              {6, 1}, {pool, zgen::transpose{}, zgen::transpose{}, pool}))) == names{"max_pool1d", "max_pool1d_1"});
    CHECK(networks::names(without_identity(networks::chain(
              {6, 1}, {pool, zgen::flatten{}, zgen::transpose{}, pool}))) == names{"max_pool1d", "max_pool1d_1"});
    CHECK(
        networks::names(without_identity(networks::chain({6, 2}, {pool, zgen::flatten{}, zgen::transpose{}, pool}))) ==
        names{"max_pool1d", "flatten", "transpose", "max_pool1d_1"});
}

TEST_CASE("layout changes that move nothing become flatten") {
    zgen::max_pool1d pool{{.size = 2, .stride = 2}};
    zgen::graph g = without_identity(networks::chain({6, 1}, {pool, zgen::transpose{}}));
    REQUIRE(networks::names(g) == names{"max_pool1d", "transpose"});
    CHECK(std::get<zgen::flatten>(g.layers[1].op).order == axis_order::channels_last);
    g = without_identity(networks::chain({6, 1}, {pool, zgen::flatten{axis_order::channels_first}}));
    CHECK(std::get<zgen::flatten>(g.layers[1].op).order == axis_order::channels_last);
    g = without_identity(networks::chain({6, 2}, {pool, zgen::flatten{axis_order::channels_first}}));
    CHECK(std::get<zgen::flatten>(g.layers[1].op).order == axis_order::channels_first);
}

TEST_CASE("in front they change the input's shape, element-wise layers and all") {
    zgen::graph g =
        without_identity(networks::chain({1, 6}, {zgen::transpose{}, zgen::max_pool1d{{.size = 2, .stride = 2}}}));
    CHECK(g.input == zgen::shape{6, 1});
    CHECK(g.layers.size() == 1);
    g = without_identity(networks::chain(
        {3, 2}, {networks::affine(2), zgen::relu{}, zgen::flatten{}, networks::dense({.inputs = 6, .units = 2})}));
    CHECK(g.input == zgen::shape{1, 6});
    CHECK(std::get<zgen::affine>(g.layers[0].op).scale.size() == 6);
    g = without_identity(networks::chain({3, 2}, {zgen::transpose{}, zgen::flatten{}}));
    CHECK(g.input == zgen::shape{3, 2});
}
