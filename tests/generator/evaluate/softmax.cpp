// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/networks.hpp"

namespace {

std::vector<double> applied(const zgen::operation& op, zgen::shape in, const std::vector<double>& x) {
    return zgen::evaluate(networks::chain(in, {op}), x);
}

}  // namespace

TEST_CASE("softmax is over the channels of each position, however large they are") {
    const std::vector<double> y = applied(zgen::softmax{}, {2, 3}, {1, 2, 4, 1000, 1000, 900});
    CHECK(y[0] == doctest::Approx(0.04201006613406605).epsilon(1e-14));
    CHECK(y[1] == doctest::Approx(0.11419519938459449).epsilon(1e-14));
    CHECK(y[2] == doctest::Approx(0.8437947344813395).epsilon(1e-14));
    CHECK(y[3] == 0.5);
    CHECK(y[5] == doctest::Approx(std::exp(-100.0) / 2));
}

TEST_CASE("log_softmax is its logarithm, also where softmax is 0") {
    const std::vector<double> y = applied(zgen::log_softmax{}, {2, 3}, {1, 2, 4, 1000, 1000, -9000});
    CHECK(y[0] == doctest::Approx(-3.1698460195562856).epsilon(1e-14));
    CHECK(y[3] == doctest::Approx(-std::log(2.0)).epsilon(1e-14));
    CHECK(y[5] == doctest::Approx(-10000 - std::log(2.0)).epsilon(1e-14));
}

TEST_CASE("a NaN spoils its position, and no other") {
    for (const zgen::operation& op : {zgen::operation{zgen::softmax{}}, zgen::operation{zgen::log_softmax{}}}) {
        const std::vector<double> y = applied(op, {2, 2}, {1, std::numeric_limits<double>::quiet_NaN(), 1, 1});
        CHECK(std::isnan(y[0]));
        CHECK(std::isnan(y[1]));
        CHECK(y[2] == y[3]);
    }
}
