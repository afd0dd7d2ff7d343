// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/activation/exponential.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "zinfer/arch/scalar.hpp"

using zinfer::arch::scalar;
using zinfer::kernels::exponential;
using zinfer::kernels::exponential_minus_1;

namespace {

/// |value - exact| in units of the last place of the exact value.
double units(float value, double exact) {
    return std::abs(static_cast<double>(value) - exact) / std::ldexp(1.0, std::ilogb(exact) - 23);
}

}  // namespace

TEST_CASE("exponential and exponential_minus_1 are within their bound wherever they are normal numbers") {
    double worst = 0;
    double worst_minus_1 = 0;
    for (int i = 0; i <= 870'000; ++i) {
        const float x = static_cast<float>(i) * -1.0001e-4f;
        worst = std::fmax(worst, units(exponential<scalar>(x), std::exp(static_cast<double>(x))));
        if (i > 0)
            worst_minus_1 =
                std::fmax(worst_minus_1, units(exponential_minus_1<scalar>(x), std::expm1(static_cast<double>(x))));
    }
    CHECK(worst <= 1.1);
    CHECK(worst > 0.5);
    CHECK(worst_minus_1 <= 1.1);
    for (float x = -1.0f; x < -1e-37f; x *= 0.97f)
        CHECK(units(exponential_minus_1<scalar>(x), std::expm1(static_cast<double>(x))) <= 1.1);
}

TEST_CASE("both end where they should") {
    static_assert(exponential<scalar>(0.0f) == 1.0f);
    static_assert(exponential<scalar>(-0.0f) == 1.0f);
    static_assert(exponential_minus_1<scalar>(-1000.0f) == -1.0f);
    CHECK(exponential<scalar>(0.0f) == 1.0f);
    CHECK(exponential<scalar>(-87.69f) == 0.0f);
    CHECK(exponential<scalar>(-87.67f) > 0.0f);
    CHECK(exponential<scalar>(-std::numeric_limits<float>::infinity()) == 0.0f);
    CHECK(exponential_minus_1<scalar>(-std::numeric_limits<float>::infinity()) == -1.0f);
    CHECK(std::isnan(exponential<scalar>(std::numeric_limits<float>::quiet_NaN())));
    CHECK(std::isnan(exponential_minus_1<scalar>(std::numeric_limits<float>::quiet_NaN())));
}
