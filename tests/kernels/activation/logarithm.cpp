// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/activation/logarithm.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "zinfer/arch/scalar.hpp"

using zinfer::arch::scalar;
using zinfer::kernels::logarithm;
using zinfer::kernels::logarithm_of_1_plus;

namespace {

/// |value - exact| in units of the last place of the exact value.
double units(float value, double exact) {
    return std::abs(static_cast<double>(value) - exact) / std::ldexp(1.0, std::ilogb(exact) - 23);
}

}  // namespace

TEST_CASE("logarithm_of_1_plus is within its bound from 0 to 1") {
    double worst = 0;
    for (int i = 1; i <= 1'000'000; ++i) {
        const float u = static_cast<float>(i) * 1e-6f;
        worst = std::fmax(worst, units(logarithm_of_1_plus<scalar>(u), std::log1p(static_cast<double>(u))));
    }
    CHECK(worst <= 2);
    CHECK(worst > 0.5);
    for (float u = 1.0f; u > 1e-37f; u *= 0.97f)
        CHECK(units(logarithm_of_1_plus<scalar>(u), std::log1p(static_cast<double>(u))) <= 2);
    CHECK(logarithm_of_1_plus<scalar>(0.0f) == 0.0f);
    CHECK(std::isnan(logarithm_of_1_plus<scalar>(std::numeric_limits<float>::quiet_NaN())));
}

TEST_CASE("logarithm is within its bound from 1 on") {
    static_assert(logarithm<scalar>(1.0f) == 0.0f);
    CHECK(logarithm<scalar>(1.0f) == 0.0f);
    double worst = 0;
    for (float x = std::nextafter(1.0f, 2.0f); x < 0x1p127f; x *= 1.00013f)
        worst = std::fmax(worst, units(logarithm<scalar>(x), std::log(static_cast<double>(x))));
    CHECK(worst <= 2);
    CHECK(worst > 0.5);
    CHECK(std::isnan(logarithm<scalar>(std::numeric_limits<float>::quiet_NaN())));
}
