// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/arithmetic.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cstdint>

#include "zinfer/arch/scalar.hpp"

using zinfer::arch::scalar;
using zinfer::kernels::polynomial;
using zinfer::kernels::product;

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
