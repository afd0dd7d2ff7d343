// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>

#include "zinfer/kernels/arithmetic.hpp"

/// Logarithms, without a branch and without the mathematics library.
namespace zinfer::kernels {

/// log(1 + u) for 0 <= u <= 1, within 2 units in the last place. NaN stays NaN.
///
/// It is 2 artanh(s) with s = u / (2 + u) <= 1 / 3; (artanh(s) / s - 1) / s^2 is a polynomial in s^2 by linear
/// programming, its error 0.08 * 2^-24 of artanh.
template <class Arch>
[[gnu::always_inline]] constexpr typename Arch::vector logarithm_of_1_plus(typename Arch::vector u) noexcept {
    const auto s = Arch::div(u, Arch::add(u, Arch::broadcast(2.0f)));
    const auto square = product<Arch>(s, s);
    const auto curve = polynomial<Arch>(square, 0.3333321f, 0.20010763f, 0.14000908f, 0.1400597f);
    const auto twice = Arch::add(s, s);
    return Arch::fma(product<Arch>(curve, square), twice, twice);
}

/// log(x) for one x with 1 <= x < 2^127, within 2 units in the last place. NaN stays NaN.
template <class Arch>
[[gnu::always_inline]] constexpr float logarithm(float x) noexcept {
    using tail = typename Arch::tail;
    // x = 2^n (1 + u)
    const std::uint32_t exponent = std::bit_cast<std::uint32_t>(x) >> 23;
    const float n = static_cast<float>(exponent) - 127.0f;
    const float u = tail::fma(x, std::bit_cast<float>((254 - exponent) << 23), -1.0f);
    return tail::fma(n, 0.6931472f, logarithm_of_1_plus<tail>(u));
}

}  // namespace zinfer::kernels
