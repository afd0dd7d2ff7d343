// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/passes/passes.hpp"
#include "tests/generator/networks.hpp"
#include "tests/generator/passes/same_function.hpp"

using names = std::vector<std::string>;
using zinfer::pad_mode;

namespace {

zgen::graph folded(zgen::graph g) {
    const zgen::graph before = g;
    zgen::fold_padding(g);
    check_same_function(before, g);
    return g;
}

const zgen::pad1d zeros{{.begin = 2, .end = 1}};

}  // namespace

TEST_CASE("zeros become the padding of the convolution after them") {
    const zgen::conv1d conv = networks::conv1d({.channels = 2, .filters = 3, .kernel_size = 3, .pad_begin = 1});
    const zgen::graph g = folded(networks::chain({6, 2}, {zeros, conv}));
    REQUIRE(networks::names(g) == names{"conv1d"});
    CHECK(std::get<zgen::conv1d>(g.layers[0].op).config.pad_begin == 3);
    CHECK(std::get<zgen::conv1d>(g.layers[0].op).config.pad_end == 1);
    CHECK(folded(networks::chain({6, 2}, {zgen::pad1d{{.begin = 2, .value = 0.5f}}, conv})).layers.size() == 2);
    CHECK(folded(networks::chain({6, 2}, {zgen::pad1d{{.begin = 2, .mode = pad_mode::reflect}}, conv})).layers.size() ==
          2);
    CHECK(folded(networks::chain({6, 2}, {zeros, zgen::relu{}, conv})).layers.size() == 3);
}

TEST_CASE("zeros become the counted padding of an average pooling, unless it has padding that does not count") {
    const zgen::graph g = folded(networks::chain({6, 2}, {zeros, zgen::average_pool1d{{.size = 3, .stride = 2}}}));
    REQUIRE(networks::names(g) == names{"average_pool1d"});
    const zinfer::pool1d_config expected{.size = 3, .stride = 2, .pad_begin = 2, .pad_end = 1, .count_padding = true};
    CHECK(std::get<zgen::average_pool1d>(g.layers[0].op).config == expected);
    CHECK(folded(networks::chain(
                     {6, 2}, {zgen::pad1d{{.begin = 1}},
                              zgen::average_pool1d{{.size = 3, .stride = 2, .pad_begin = 1, .count_padding = true}}}))
              .layers.size() == 1);
    CHECK(folded(networks::chain({6, 2}, {zgen::pad1d{{.begin = 1}},
                                          zgen::average_pool1d{{.size = 3, .stride = 2, .pad_begin = 1}}}))
              .layers.size() == 2);
    CHECK(folded(networks::chain({6, 2}, {zeros, zgen::average_pool1d{{.size = 2, .stride = 2}}})).layers.size() == 2);
    CHECK(folded(networks::chain({6, 2}, {zeros, zgen::max_pool1d{{.size = 3, .stride = 2}}})).layers.size() == 2);
}

TEST_CASE("padding becomes part of like padding") {
    const auto count = [](const zinfer::pad1d_config& first, const zinfer::pad1d_config& second) {
        return folded(networks::chain({6, 2}, {zgen::pad1d{first}, zgen::pad1d{second}})).layers.size();
    };
    CHECK(count({.begin = 1, .end = 2, .value = 2.0f}, {.begin = 3, .value = 2.0f}) == 1);
    CHECK(count({.begin = 1, .end = 2, .value = 2.0f}, {.begin = 3, .value = 1.0f}) == 2);
    CHECK(count({.begin = 1, .mode = pad_mode::edge}, {.end = 2, .mode = pad_mode::edge}) == 1);
    CHECK(count({.begin = 1, .mode = pad_mode::edge}, {.end = 2}) == 2);
    CHECK(count({.begin = 1, .mode = pad_mode::reflect}, {.begin = 1, .mode = pad_mode::reflect}) == 2);
}
