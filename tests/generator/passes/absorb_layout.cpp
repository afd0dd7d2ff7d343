// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/passes/passes.hpp"
#include "tests/generator/networks.hpp"
#include "tests/generator/passes/same_function.hpp"

using zinfer::axis_order;

namespace {

const zgen::flatten channels_first{axis_order::channels_first};
const zgen::flatten channels_last{axis_order::channels_last};

/// Kinds of the layers left, and the orders of the flattens among them.
std::string absorbed(zgen::graph g) {
    const zgen::graph before = g;
    zgen::merge_layout(g);
    zgen::absorb_layout(g);
    check_same_function(before, g);
    std::string text;
    for (const zgen::layer& l : g.layers) {
        text += text.empty() ? "" : " ";
        text += zgen::name_of(l.op);
        if (const auto* f = std::get_if<zgen::flatten>(&l.op))
            text += f->order == axis_order::channels_last ? " last" : " first";
    }
    return text;
}

}  // namespace

TEST_CASE("the order of flatten becomes the order of the dense layer's columns") {
    const zgen::dense head = networks::dense({.inputs = 12, .units = 3});
    CHECK(absorbed(networks::chain({4, 3}, {channels_first, head})) == "flatten last dense");
    CHECK(absorbed(networks::chain({4, 3}, {channels_last, head})) == "flatten last dense");
    CHECK(absorbed(networks::chain({4, 3}, {zgen::transpose{}, channels_last, head})) == "flatten last dense");
    CHECK(absorbed(networks::chain({4, 3}, {zgen::transpose{}, channels_first, head})) == "flatten last dense");
    CHECK(absorbed(networks::chain({4, 3}, {channels_first, zgen::relu{}, networks::affine(12), zgen::normalize{},
                                            head})) == "flatten last relu affine normalize dense");
    CHECK(absorbed(networks::chain({4, 3}, {channels_first, zgen::prelu{networks::values(12, 4)},
                                            zgen::activation{{zinfer::function::silu}}, zgen::log_softmax{}, head})) ==
          "flatten last prelu silu log_softmax dense");
}

TEST_CASE("any permutation becomes an order of the dense layer's columns") {
    const zgen::dense head = networks::dense({.inputs = 12, .units = 3});
    const zgen::permute rotated{{{2, 6}, {3, 1}, {2, 3}}, {2, 6}};
    CHECK(absorbed(networks::chain({4, 3}, {rotated, zgen::reshape{{1, 12}}, networks::affine(12), head})) ==
          "flatten last affine dense");
    CHECK(absorbed(networks::chain({4, 3}, {rotated, zgen::reshape{{1, 12}}})) == "permute");
    CHECK(absorbed(networks::chain({4, 3}, {rotated, zgen::softmax{}, zgen::reshape{{1, 12}}, head})) ==
          "permute softmax flatten last dense");
}

TEST_CASE("without a dense layer the order stays") {
    CHECK(absorbed(networks::chain({4, 3}, {channels_first})) == "flatten first");
    CHECK(absorbed(networks::chain({4, 3}, {zgen::transpose{}, channels_last})) == "flatten first");
    CHECK(absorbed(networks::chain({4, 3}, {channels_first, zgen::relu{}})) == "flatten first relu");
    CHECK(absorbed(networks::chain({4, 3}, {channels_first, zgen::transpose{},
                                            zgen::max_pool1d{{.size = 2, .stride = 2}}})) == "permute max_pool1d");
}

TEST_CASE("a permuted kernel holds the same numbers") {
    zgen::graph g = networks::chain(
        {2, 2}, {channels_first, zgen::dense{{.inputs = 4, .units = 2}, {1, 2, 3, 4, 5, 6, 7, 8}, {0, 0}}});
    zgen::absorb_layout(g);
    CHECK(std::get<zgen::dense>(g.layers[1].op).kernel == std::vector<double>{1, 3, 2, 4, 5, 7, 6, 8});
}
