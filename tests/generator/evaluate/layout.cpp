// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/networks.hpp"

TEST_CASE("transpose and flatten move what they say") {
    const std::vector<double> x{1, 2, 3, 4, 5, 6};
    const std::vector<double> moved{1, 3, 5, 2, 4, 6};
    const auto applied = [&](const zgen::operation& op) { return zgen::evaluate(networks::chain({3, 2}, {op}), x); };
    CHECK(applied(zgen::transpose{}) == moved);
    CHECK(applied(zgen::flatten{zinfer::axis_order::channels_first}) == moved);
    CHECK(applied(zgen::flatten{zinfer::axis_order::channels_last}) == x);
}

TEST_CASE("pad1d puts constants, mirrored or repeated positions before and after") {
    const auto padded = [](const zinfer::pad1d_config& config) {
        return zgen::evaluate(networks::chain({3, 2}, {zgen::pad1d{config}}), std::vector<double>{1, 2, 3, 4, 5, 6});
    };
    using zinfer::pad_mode;
    CHECK(padded({.begin = 1, .end = 2, .value = 9.0f}) == std::vector<double>{9, 9, 1, 2, 3, 4, 5, 6, 9, 9, 9, 9});
    CHECK(padded({.begin = 2, .end = 1, .mode = pad_mode::reflect}) ==
          std::vector<double>{5, 6, 3, 4, 1, 2, 3, 4, 5, 6, 3, 4});
    CHECK(padded({.begin = 1, .end = 2, .mode = pad_mode::edge}) ==
          std::vector<double>{1, 2, 1, 2, 3, 4, 5, 6, 5, 6, 5, 6});
}

TEST_CASE("permute takes each value from the place that the digits count") {
    const std::vector<double> x{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    const auto permuted = [&](std::vector<zinfer::permute_digit> digits) {
        return zgen::evaluate(networks::chain({3, 4}, {zgen::permute{std::move(digits), {2, 6}}}), x);
    };
    // The axes of (2, 3, 2) in the order 2, 0, 1.
    CHECK(permuted({{2, 1}, {2, 6}, {3, 2}}) == std::vector<double>{0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11});
    CHECK(permuted({{1, 5}, {12, 1}}) == x);
}

TEST_CASE("reshape keeps the memory") {
    const std::vector<double> x{1, 2, 3, 4, 5, 6};
    CHECK(zgen::evaluate(networks::chain({3, 2}, {zgen::reshape{{2, 3}}}), x) == x);
}
