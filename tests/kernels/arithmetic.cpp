// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/arithmetic.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>

#include "zinfer/arch/scalar.hpp"

using zinfer::arch::scalar;
using zinfer::kernels::overflow_trace;
using zinfer::kernels::polynomial;
using zinfer::kernels::product;
using zinfer::kernels::traced;

TEST_CASE("a product is rounded once and keeps the sign of a zero") {
    static_assert(product<scalar>(3.0f, -0.5f) == -1.5f);
    CHECK(product<scalar>(0.1f, 0.3f) == 0.1f * 0.3f);
    CHECK(std::bit_cast<std::uint32_t>(product<scalar>(0.0f, -2.0f)) == 0x80000000u);
    CHECK(std::bit_cast<std::uint32_t>(product<scalar>(-0.0f, -2.0f)) == 0u);
}

TEST_CASE("a polynomial begins with its constant") {
    static_assert(polynomial<scalar>(10.0f, 1.0f, 2.0f, 3.0f) == 321.0f);
    CHECK(polynomial<scalar>(10.0f, 4.0f) == 4.0f);
}

TEST_CASE("the trace of finite numbers changes no bit, and that of others leaves no number") {
    constexpr float largest = std::numeric_limits<float>::max();
    constexpr float infinity = std::numeric_limits<float>::infinity();
    for (const float a : {0.0f, -0.0f, 1.5f, -largest, largest, 1e-45f})
        for (const float b : {0.0f, -0.0f, -2.5f, largest, -1e-45f}) {
            const float trace = overflow_trace<scalar>(overflow_trace<scalar>(a), b);
            CHECK(std::bit_cast<std::uint32_t>(trace) == 0);
            CHECK(std::bit_cast<std::uint32_t>(traced<scalar>(a, trace)) == std::bit_cast<std::uint32_t>(a));
        }
    for (const float bad : {infinity, -infinity, std::numeric_limits<float>::quiet_NaN()}) {
        CHECK(std::isnan(traced<scalar>(1.0f, overflow_trace<scalar>(overflow_trace<scalar>(bad), 2.0f))));
        CHECK(std::isnan(traced<scalar>(1.0f, overflow_trace<scalar>(overflow_trace<scalar>(2.0f), bad))));
    }
    static_assert(traced<scalar>(1.5f, overflow_trace<scalar>(overflow_trace<scalar>(2.0f), -3.0f)) == 1.5f);
}
