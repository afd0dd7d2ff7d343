// SPDX-License-Identifier: Apache-2.0
#include "generator/passes/passes.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/generator/networks.hpp"
#include "tests/generator/passes/same_function.hpp"

namespace {

using names = std::vector<std::string>;

zgen::graph optimized(zgen::graph g) {
    const zgen::graph before = g;
    zgen::optimize(g);
    check_same_function(before, g);
    return g;
}

}  // namespace

TEST_CASE("one network in two exporters' forms ends in the same layers with the same bits") {
    const zgen::conv1d conv = networks::conv1d({.channels = 1, .filters = 3, .kernel_size = 3});
    const zgen::affine norm = networks::affine(3);
    const zgen::dense head = networks::dense({.inputs = 18, .units = 2});
    const zgen::graph keras = optimized(networks::chain({8, 1}, {conv, norm, zgen::relu{}, zgen::flatten{}, head}));
    const zgen::graph sandwich = optimized(
        networks::chain({1, 8}, {zgen::transpose{}, conv, zgen::transpose{}, zgen::transpose{}, norm, zgen::relu{},
                                 zgen::transpose{}, zgen::flatten{zinfer::axis_order::channels_first},
                                 zgen::affine{std::vector(18, 1.0), std::vector(18, 0.0)}, head}));
    CHECK(networks::names(keras) == names{"conv1d", "relu", "flatten", "dense"});
    CHECK(networks::names(sandwich) == networks::names(keras));
    CHECK(sandwich.input == keras.input);
    CHECK(std::get<zgen::conv1d>(sandwich.layers[0].op).kernel == std::get<zgen::conv1d>(keras.layers[0].op).kernel);
    CHECK(std::get<zgen::conv1d>(sandwich.layers[0].op).bias == std::get<zgen::conv1d>(keras.layers[0].op).bias);
    CHECK(std::get<zgen::dense>(sandwich.layers[3].op).kernel == std::get<zgen::dense>(keras.layers[3].op).kernel);
}

TEST_CASE("layers are numbered anew where some went") {
    const zgen::graph g = optimized(networks::chain(
        {8, 1}, {zgen::affine{{1}, {0}}, zgen::relu{}, networks::affine(8), zgen::relu{}, networks::affine(1)}));
    CHECK(networks::names(g) == names{"relu", "affine", "relu_1", "affine_1"});
}

TEST_CASE("a normalization of the input per feature stays in front of a convolution") {
    const zgen::graph g =
        optimized(networks::chain({8, 1}, {networks::affine(8, 1), networks::affine(8, 2),
                                           networks::conv1d({.channels = 1, .filters = 2, .kernel_size = 3})}));
    CHECK(networks::names(g) == names{"affine", "conv1d"});
}
