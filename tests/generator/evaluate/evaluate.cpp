// SPDX-License-Identifier: Apache-2.0
#include "generator/evaluate/evaluate.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

TEST_CASE("a chain is evaluated layer by layer, and each layer's output is seen") {
    const zgen::graph g = networks::chain({3, 1}, {zgen::affine{{2}, {-3}}, zgen::relu{}, zgen::flatten{},
                                                   zgen::dense{{.inputs = 3, .units = 1}, {1, 10, 100}, {0.5}}});
    std::vector<std::vector<double>> seen;
    const std::vector<double> y =
        zgen::evaluate(g, std::vector{1.0, 2.0, 3.0}, [&](std::size_t i, std::span<const double> values) {
            CHECK(i == seen.size());
            seen.emplace_back(values.begin(), values.end());
        });
    CHECK(seen == std::vector<std::vector<double>>{{-1, 1, 3}, {0, 1, 3}, {0, 1, 3}, {310.5}});
    CHECK(y == std::vector{310.5});
    CHECK(zgen::evaluate(g, std::vector{1.0, 2.0, 3.0}) == y);
}

TEST_CASE("an input of another size is refused") {
    const zgen::graph g = networks::chain({3, 1}, {zgen::relu{}});
    CHECK(message_of([&] { zgen::evaluate(g, std::vector{1.0, 2.0}); }) == "test: the input has 2 values; expected 3");
    CHECK(message_of([&] { zgen::evaluate(g, std::vector{1.0, 2.0, 3.0}); }) == "no error");
}
