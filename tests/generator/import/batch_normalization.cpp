// SPDX-License-Identifier: Apache-2.0
#include "generator/import/batch_normalization.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

TEST_CASE("batch normalization is scale * x + shift, with float32's epsilon") {
    const std::vector<double> gamma{2};
    const std::vector<double> beta{10};
    const std::vector<double> mean{3};
    const std::vector<double> variance{0};
    const zgen::affine a = zgen::batch_normalization(gamma, beta, mean, variance, 1e-3);
    CHECK(a.scale[0] == 2 / std::sqrt(static_cast<double>(1e-3F)));
    CHECK(a.shift[0] == 10 - 3 * a.scale[0]);
}

TEST_CASE("a variance that is not positive with epsilon is refused") {
    const std::vector<double> one{1};
    const std::vector<double> negative{-1};
    CHECK_THROWS_AS(zgen::batch_normalization(one, one, one, negative, 1), std::invalid_argument);
    CHECK_THROWS_AS(zgen::batch_normalization(one, one, one, std::vector<double>{NAN}, 1), std::invalid_argument);
    CHECK_NOTHROW(zgen::batch_normalization(one, one, one, negative, 1.5));
}
