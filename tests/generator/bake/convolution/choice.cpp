// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/choice.hpp"

#include <doctest/doctest.h>

#include <variant>

#include "tests/generator/networks.hpp"

namespace {

using zgen::convolution_mode;
using zgen::processor;

const std::vector<processor> hosts{processor::x86_64_v3, processor::x86_64_v4, processor::aarch64};

/// The redshift network's convolutions, then some that minimal filtering does not do.
zgen::graph network() {
    const zgen::max_pool1d pool{{.size = 2, .stride = 2}};
    return networks::chain({186, 1},
                           {networks::conv1d({.channels = 1, .filters = 256, .kernel_size = 5}), zgen::relu{}, pool,
                            networks::conv1d({.channels = 256, .filters = 256, .kernel_size = 5}), zgen::relu{}, pool,
                            networks::conv1d({.channels = 256, .filters = 128, .kernel_size = 3}), zgen::relu{}, pool,
                            networks::conv1d({.channels = 128, .filters = 64, .kernel_size = 2, .stride = 2}),
                            networks::conv1d({.channels = 64, .filters = 64, .kernel_size = 2, .dilation = 2}),
                            networks::conv1d({.channels = 64, .filters = 64, .kernel_size = 2, .groups = 2}),
                            networks::conv1d({.channels = 64, .filters = 64, .kernel_size = 1})});
}

std::vector<std::size_t> tiles(const zgen::graph& g) {
    std::vector<std::size_t> result;
    for (const zgen::layer& l : g.layers)
        if (const auto* op = std::get_if<zgen::conv1d>(&l.op)) result.push_back(op->config.tile);
    return result;
}

}  // namespace

TEST_CASE("minimal filtering is chosen where it is faster, and only there") {
    zgen::graph g = network();
    const auto choices = zgen::choose_convolutions(g, convolution_mode::automatic, hosts);
    CHECK(tiles(g) == std::vector<std::size_t>{0, 6, 4, 0, 0, 0, 0});
    REQUIRE(choices.size() == 7);
    CHECK(zgen::name_of(choices[1], g) == "F(6,5)");
    CHECK(choices[1].bound > choices[1].direct_bound);
    CHECK(choices[1].reason.find("x on x86-64-v4") != std::string::npos);
    CHECK(choices[0].reason.find("of its speed") != std::string::npos);
    CHECK(choices[0].bound == choices[0].direct_bound);
    CHECK(choices[3].reason == "stride 2");
    CHECK(choices[4].reason == "dilation 2");
    CHECK(choices[5].reason == "2 groups");
    CHECK(choices[6].reason == "kernel size 1; minimal filtering takes 2 to 7");
    CHECK(zgen::names_of(choices, g) ==
          "conv1d direct, conv1d_1 F(6,5), conv1d_2 F(4,3), conv1d_3 direct, conv1d_4 direct, conv1d_5 direct, "
          "conv1d_6 direct");
}

TEST_CASE("both algorithms can be forced") {
    zgen::graph g = network();
    zgen::choose_convolutions(g, convolution_mode::fast, hosts);
    const auto fast = tiles(g);
    CHECK(fast[0] > 0);
    CHECK(fast[1] >= 6);
    CHECK(fast[3] == 0);
    const auto choices = zgen::choose_convolutions(g, convolution_mode::direct, hosts);
    CHECK(tiles(g) == std::vector<std::size_t>(7));
    CHECK(choices[1].reason == "asked for");
}

TEST_CASE("a Cortex-M gets direct convolution, whatever else is meant") {
    zgen::graph g = network();
    const auto choices =
        zgen::choose_convolutions(g, convolution_mode::fast, {processor::x86_64_v4, processor::cortex_m});
    CHECK(tiles(g) == std::vector<std::size_t>(7));
    CHECK(choices[1].reason == "cortex-m has no room for transformed weights and activations");
}

TEST_CASE("tiles hold whole windows of the pooling after them") {
    const auto chosen = [](std::size_t window) {
        zgen::graph g = networks::chain({200, 64}, {networks::conv1d({.channels = 64, .filters = 64, .kernel_size = 3}),
                                                    zgen::max_pool1d{{.size = window, .stride = window}}});
        zgen::choose_convolutions(g, convolution_mode::automatic, hosts);
        return tiles(g)[0];
    };
    CHECK(chosen(3) == 6);
    CHECK(chosen(4) % 4 == 0);
    CHECK(chosen(4) > 0);
}

TEST_CASE("the least accurate layer gives way first, in the end to direct convolution") {
    zgen::graph g = network();
    auto choices = zgen::choose_convolutions(g, convolution_mode::automatic, hosts);
    const double before = choices[1].bound;
    REQUIRE(zgen::choose_more_accurate(g, choices));
    CHECK(tiles(g) == std::vector<std::size_t>{0, 4, 4, 0, 0, 0, 0});
    CHECK(choices[1].bound < before);
    CHECK(choices[1].reason == "F(6,5) exceeds the error budget");
    std::size_t steps = 1;
    while (zgen::choose_more_accurate(g, choices)) ++steps;
    CHECK(steps == 5);
    CHECK(tiles(g) == std::vector<std::size_t>(7));
}
