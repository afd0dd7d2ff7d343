// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/passes/passes.hpp"
#include "tests/generator/networks.hpp"
#include "tests/generator/passes/same_function.hpp"

namespace {

/// Kinds of the layers left.
std::string folded(zgen::graph g) {
    const zgen::graph before = g;
    zgen::fold_affine(g);
    check_same_function(before, g);
    std::string text;
    for (const zgen::layer& l : g.layers) text += (text.empty() ? "" : " ") + zgen::name_of(l.op);
    return text;
}

const zinfer::conv1d_config plain{.channels = 2, .filters = 4, .kernel_size = 3, .groups = 2};
const zinfer::conv1d_config padded{.channels = 2, .filters = 4, .kernel_size = 3, .pad_begin = 1, .pad_end = 1};

}  // namespace

TEST_CASE("an affine after convolution or dense becomes part of it") {
    CHECK(folded(networks::chain({8, 2}, {networks::conv1d(plain), networks::affine(4)})) == "conv1d");
    CHECK(folded(networks::chain({8, 2}, {networks::conv1d(padded), networks::affine(4)})) == "conv1d");
    CHECK(folded(networks::chain({1, 6}, {networks::dense({.inputs = 6, .units = 3}), networks::affine(3)})) ==
          "dense");
}

TEST_CASE("an affine before a convolution without padding, or before dense, becomes part of it") {
    CHECK(folded(networks::chain({8, 2}, {networks::affine(2), networks::conv1d(plain)})) == "conv1d");
    CHECK(folded(networks::chain({1, 6}, {networks::affine(6), networks::dense({.inputs = 6, .units = 3})})) ==
          "dense");
    CHECK(folded(networks::chain({3, 2}, {networks::affine(2), zgen::flatten{},
                                          networks::dense({.inputs = 6, .units = 3})})) == "flatten dense");
    CHECK(folded(networks::chain({3, 2}, {networks::affine(6), zgen::flatten{},
                                          networks::dense({.inputs = 6, .units = 3})})) == "flatten dense");
}

TEST_CASE("a shift cannot cross padding, a scale can") {
    CHECK(folded(networks::chain({8, 2}, {networks::affine(2), networks::conv1d(padded)})) == "affine conv1d");
    CHECK(folded(networks::chain({8, 2}, {zgen::affine{{2, 3}, {0, 0}}, networks::conv1d(padded)})) == "conv1d");
}

TEST_CASE("one value per feature fits no convolution") {
    CHECK(folded(networks::chain({8, 2}, {networks::affine(16), networks::conv1d(plain)})) == "affine conv1d");
    CHECK(folded(networks::chain({8, 2}, {networks::conv1d(plain), networks::affine(24)})) == "conv1d affine");
}

TEST_CASE("affines in a row become one, and fold together") {
    CHECK(folded(networks::chain({8, 2}, {networks::affine(2, 1), networks::affine(16, 2), zgen::relu{}})) ==
          "affine relu");
    CHECK(folded(networks::chain({8, 2}, {networks::affine(16, 1), networks::affine(2, 2), zgen::relu{}})) ==
          "affine relu");
    CHECK(folded(networks::chain({8, 2}, {networks::conv1d(plain), networks::affine(4, 1), networks::affine(4, 2)})) ==
          "conv1d");
    CHECK(folded(networks::chain({8, 2}, {networks::affine(2, 1), networks::affine(2, 2), networks::conv1d(plain)})) ==
          "conv1d");
}

TEST_CASE("an affine after an activation folds forward, or stays") {
    CHECK(folded(networks::chain({8, 2}, {networks::conv1d(plain), zgen::relu{}, networks::affine(4), zgen::flatten{},
                                          networks::dense({.inputs = 24, .units = 3})})) ==
          "conv1d relu flatten dense");
    CHECK(folded(networks::chain({8, 2}, {networks::conv1d(plain), zgen::relu{}, networks::affine(4),
                                          zgen::max_pool1d{{.size = 2, .stride = 2}}})) ==
          "conv1d relu affine max_pool1d");
}

TEST_CASE("a scale of 1 leaves the kernel's bits, a shift of 0 the bias's") {
    const zgen::conv1d before = networks::conv1d(plain);
    zgen::graph g = networks::chain({8, 2}, {before, zgen::affine{{1, 1, 1, 1}, {0, 0, 0, 0.5}}});
    zgen::fold_affine(g);
    const auto& after = std::get<zgen::conv1d>(g.layers[0].op);
    CHECK(after.kernel == before.kernel);
    CHECK(after.bias[0] == before.bias[0]);
    CHECK(after.bias[3] == before.bias[3] + 0.5);
}

TEST_CASE("folding does not leave the range of float32") {
    const zgen::dense large{{.inputs = 1, .units = 1}, {1e30}, {0}};
    zgen::graph g = networks::chain({1, 1}, {large, zgen::affine{{1e10}, {0}}});
    zgen::fold_affine(g);
    CHECK(g.layers.size() == 2);
    g = networks::chain({1, 1}, {large, zgen::affine{{1e5}, {0}}});
    zgen::fold_affine(g);
    CHECK(g.layers.size() == 1);
}
