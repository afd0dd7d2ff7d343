// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "zinfer/kernels/arithmetic.hpp"

/// e^x and e^x - 1 of numbers that are not positive, without a branch and without the mathematics library.
///
/// x = n log 2 + r with a whole number n and |r| <= log(2) / 2; then e^x = 2^n e^r. The reduction is Cody and Waite's:
/// log 2 in two parts, of which the first has so few bits that n times it is exact.
namespace zinfer::kernels {

namespace detail {

/// e^x = scale + scale * fraction.
template <class Arch>
struct reduced_exponential {
    typename Arch::vector fraction;  ///< e^r - 1
    typename Arch::vector scale;     ///< 2^n, 0 below x = -87.69
};

template <class Arch>
[[gnu::always_inline]] constexpr reduced_exponential<Arch> reduce_exponential(typename Arch::vector x) noexcept {
    // Adding 1.5 * 2^23 rounds to a whole number, and leaves it in the low bits.
    const auto rounding = Arch::broadcast(12582912.0f);
    x = Arch::maximum(x, Arch::broadcast(-88.0f));
    const auto rounded = Arch::fma(x, Arch::broadcast(1.442695f), rounding);
    const auto n = Arch::sub(rounded, rounding);
    const auto high = Arch::fma(n, Arch::broadcast(-0.693359375f), x);
    const auto r = Arch::fma(n, Arch::broadcast(0.00021219444f), high);
    // (e^r - 1 - r) / r^2 by linear programming for the least largest error of e^r - 1, relative: 0.22 * 2^-24.
    const auto curve = polynomial<Arch>(r, 0.49999997f, 0.16666543f, 0.0416672f, 0.0083665205f, 0.0013882531f);
    return {Arch::fma(curve, product<Arch>(r, r), r), Arch::power_of_two(rounded)};
}

}  // namespace detail

/// e^x for x <= 0, within 1.1 units in the last place; it fades out below the smallest normal number and is 0 below
/// -87.69. NaN stays NaN.
template <class Arch>
[[gnu::always_inline]] constexpr typename Arch::vector exponential(typename Arch::vector x) noexcept {
    const auto e = detail::reduce_exponential<Arch>(x);
    return Arch::fma(e.fraction, e.scale, e.scale);
}

/// e^x - 1 for x <= 0, within 1.1 units in the last place, however close x is to 0. NaN stays NaN.
template <class Arch>
[[gnu::always_inline]] constexpr typename Arch::vector exponential_minus_1(typename Arch::vector x) noexcept {
    const auto e = detail::reduce_exponential<Arch>(x);
    return Arch::fma(e.fraction, e.scale, Arch::sub(e.scale, Arch::broadcast(1.0f)));
}

}  // namespace zinfer::kernels
