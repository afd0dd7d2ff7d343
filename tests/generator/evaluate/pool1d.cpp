// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/networks.hpp"

namespace {

std::vector<double> pooled(const zgen::operation& op, zgen::shape in, const std::vector<double>& x) {
    return zgen::evaluate(networks::chain(in, {op}), x);
}

}  // namespace

TEST_CASE("maximum pooling ignores padding, even where all values are negative") {
    const zgen::max_pool1d op{{.size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1}};
    CHECK(pooled(op, {4, 1}, {-1, -2, -3, -4}) == std::vector{-1.0, -2.0});
    CHECK(pooled(op, {3, 2}, {-1, 5, -2, 6, -3, 7}) == std::vector{-1.0, 6.0, -2.0, 7.0});
}

TEST_CASE("an average counts padding in its divisor only where asked") {
    const zinfer::pool1d_config config{.size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1};
    CHECK(pooled(zgen::average_pool1d{config}, {3, 1}, {2, 4, 9}) == std::vector{3.0, 6.5});
    zinfer::pool1d_config counting = config;
    counting.count_padding = true;
    CHECK(pooled(zgen::average_pool1d{counting}, {3, 1}, {2, 4, 9}) == std::vector{2.0, 13.0 / 3});
}

TEST_CASE("a dilated window leaves positions out") {
    const zinfer::pool1d_config config{.size = 2, .stride = 1, .dilation = 2, .pad_begin = 1, .pad_end = 2};
    CHECK(pooled(zgen::max_pool1d{config}, {4, 1}, {5, 1, 2, 3}) == std::vector{1.0, 5.0, 3.0, 2.0, 3.0});
    CHECK(pooled(zgen::average_pool1d{config}, {4, 1}, {5, 1, 2, 3}) == std::vector{1.0, 3.5, 2.0, 2.0, 3.0});
}

TEST_CASE("what does not fill a last window is dropped") {
    CHECK(pooled(zgen::max_pool1d{{.size = 2, .stride = 2}}, {5, 1}, {1, 2, 3, 4, 99}) == std::vector{2.0, 4.0});
}

TEST_CASE("global pooling sees all positions") {
    CHECK(pooled(zgen::global_max_pool1d{}, {3, 2}, {1, -5, 7, -6, 3, -4}) == std::vector{7.0, -4.0});
    CHECK(pooled(zgen::global_average_pool1d{}, {3, 2}, {1, -5, 7, -6, 4, -4}) == std::vector{4.0, -5.0});
}

TEST_CASE("NaN wins every maximum") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const zgen::max_pool1d op{{.size = 2, .stride = 2}};
    CHECK(std::isnan(pooled(op, {2, 1}, {nan, 1})[0]));
    CHECK(std::isnan(pooled(op, {2, 1}, {1, nan})[0]));
    CHECK(pooled(op, {2, 1}, {1, 2})[0] == 2);
}
