// SPDX-License-Identifier: Apache-2.0
#include "generator/evaluate/product.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "tests/generator/networks.hpp"

TEST_CASE("products on vectors of any width have the bits of plain sums in order") {
    REQUIRE(!zgen::products().empty());
    for (const std::size_t filters : {1U, 3U, 4U, 8U, 13U, 17U})
        for (const std::size_t depth : {1U, 2U, 37U}) {
            const std::vector<double> weights = networks::values(filters * depth, 3);
            const std::vector<double> x = networks::values(depth * zgen::panel_columns, 4);
            std::vector<double> expected;
            for (std::size_t f = 0; f < filters; ++f)
                for (std::size_t c = 0; c < zgen::panel_columns; ++c) {
                    double sum = 0;
                    for (std::size_t k = 0; k < depth; ++k) {
                        const volatile double product = weights[f * depth + k] * x[k * zgen::panel_columns + c];
                        sum += product;
                    }
                    expected.push_back(sum);
                }
            for (const zgen::product multiply : zgen::products()) {
                std::vector<double> y(filters * zgen::panel_columns, 99);
                multiply(filters, depth, weights.data(), x.data(), y.data());
                CHECK(y == expected);
            }
        }
}
