// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "generator/passes/passes.hpp"
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

const zinfer::conv1d_config same{.channels = 3, .filters = 3, .kernel_size = 3, .pad_begin = 1, .pad_end = 1};

}  // namespace

TEST_CASE("an affine is not folded into a layer whose output is read again") {
    // conv1d, affine, relu, affine_1, add: the first affine may go into the convolution, unless that is read again.
    const auto network = [](std::size_t value) {
        return networks::chain({8, 3}, {networks::conv1d(same), networks::affine(3, 5), zgen::relu{},
                                        networks::affine(3, 6), zgen::add{value}});
    };
    CHECK(networks::names(optimized(network(0))) == names{"conv1d", "relu", "affine", "add"});
    CHECK(networks::names(optimized(network(1))) == names{"conv1d", "affine", "relu", "affine_1", "add"});
    const zgen::graph g = optimized(network(3));
    CHECK(networks::names(g) == names{"conv1d", "relu", "affine", "add"});
    CHECK(std::get<zgen::add>(g.layers.back().op).value == 2);
}

TEST_CASE("an affine after a branch is folded into the convolution that it leads to") {
    const zgen::graph g = optimized(
        networks::chain({8, 3}, {networks::conv1d(same), zgen::relu{}, zgen::branch{0}, networks::affine(3, 5),
                                 networks::conv1d({.channels = 3, .filters = 3, .kernel_size = 1}), zgen::add{2}}));
    CHECK(networks::names(g) == names{"conv1d", "relu", "branch", "conv1d_1", "add"});
}

TEST_CASE("layers that change nothing go from branches, too") {
    const zgen::graph g = optimized(networks::chain(
        {8, 3}, {zgen::transpose{}, zgen::transpose{}, networks::conv1d(same), zgen::affine{{1, 1, 1}, {0, 0, 0}},
                 zgen::branch{2}, zgen::affine{{1, 1, 1}, {0, 0, 0}}, zgen::add{4}}));
    CHECK(networks::names(g) == names{"conv1d", "branch", "add"});
    CHECK(std::get<zgen::branch>(g.layers[1].op).value == 0);
    CHECK(std::get<zgen::add>(g.layers[2].op).value == 1);
}

TEST_CASE("random chains with branches keep their function") {
    std::mt19937 random(2);
    const auto below = [&](std::size_t n) { return random() % n; };
    for (unsigned round = 0; round < 300; ++round) {
        std::vector<zgen::operation> operations;
        while (operations.size() < 10) {
            const std::size_t value = below(operations.size() + 1);
            switch (below(8)) {
                case 0:
                    operations.emplace_back(zgen::add{value});
                    break;
                case 1:
                    operations.emplace_back(zgen::branch{value});
                    break;
                case 2:
                    operations.emplace_back(zgen::relu{});
                    break;
                case 3:
                    operations.emplace_back(networks::affine(below(2) == 0 ? 4 : 16, round));
                    break;
                case 4:
                    operations.emplace_back(zgen::affine{std::vector(4, 1.0), std::vector(4, 0.0)});
                    break;
                case 5:
                    operations.emplace_back(zgen::transpose{});
                    break;
                default:
                    zgen::conv1d conv = networks::conv1d({.channels = 4, .filters = 4, .kernel_size = 1}, round);
                    for (double& weight : conv.kernel) weight /= 2;
                    operations.emplace_back(std::move(conv));
            }
        }
        operations.emplace_back(zgen::flatten{zinfer::axis_order::channels_first});
        operations.emplace_back(networks::dense({.inputs = 16, .units = 2}));
        CAPTURE(round);
        optimized(networks::chain({4, 4}, std::move(operations)));
    }
}
