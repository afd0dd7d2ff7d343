// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/networks.hpp"

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::vector<double> applied(const zgen::operation& op, zgen::shape in, const std::vector<double>& x) {
    return zgen::evaluate(networks::chain(in, {op}), x);
}

}  // namespace

TEST_CASE("affine has one value per channel or per feature") {
    CHECK(applied(zgen::affine{{2, 3}, {1, -1}}, {2, 2}, {1, 2, 3, 4}) == std::vector{3.0, 5.0, 7.0, 11.0});
    CHECK(applied(zgen::affine{{1, 2, 3, 4}, {0, 0, 0, 1}}, {2, 2}, {1, 2, 3, 4}) == std::vector{1.0, 4.0, 9.0, 17.0});
}

TEST_CASE("normalize takes the extremes of all channels, and a flat input gives no number") {
    CHECK(applied(zgen::normalize{}, {2, 2}, {1, 5, 3, 2}) == std::vector{0.0, 1.0, 0.5, 0.25});
    CHECK(std::isnan(applied(zgen::normalize{}, {2, 1}, {4, 4})[0]));
    CHECK(std::isnan(applied(zgen::normalize{}, {3, 1}, {4, not_a_number, 5})[0]));
}

TEST_CASE("relu cuts negative values and keeps NaN") {
    CHECK(applied(zgen::relu{}, {3, 1}, {-1, 0, 2}) == std::vector{0.0, 0.0, 2.0});
    CHECK(std::isnan(applied(zgen::relu{}, {1, 1}, {not_a_number})[0]));
}

TEST_CASE("prelu scales negative values by a slope per channel or per feature, and keeps NaN") {
    CHECK(applied(zgen::prelu{{2, 3}}, {2, 2}, {-1, -1, 1, -2}) == std::vector{-2.0, -3.0, 1.0, -6.0});
    CHECK(applied(zgen::prelu{{1, 2, 3, 4}}, {2, 2}, {-1, -1, -1, 5}) == std::vector{-1.0, -2.0, -3.0, 5.0});
    CHECK(std::isnan(applied(zgen::prelu{{2}}, {1, 1}, {not_a_number})[0]));
}
