// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/kernels/arithmetic.hpp"

namespace zinfer::kernels {

/// Min-max normalization of one spectrum, y = (x - min) / (max - min), minimum and maximum over all `size` inputs.
///
/// Shapes   x (size), y (needed), needed <= size; y may be x
/// Errors   none; equal inputs give NaN, which the input guard keeps out, and so do extremes whose difference overflows
/// Note     the extremes are found in memory order, so that even the sign of a zero is the same everywhere
template <class Arch>
constexpr void normalize(std::size_t size, std::size_t needed, const float* x, float* y) noexcept {
    using tail = typename Arch::tail;
    float low = x[0];
    float high = x[0];
    for (std::size_t i = 1; i < size; ++i) {
        low = -tail::maximum(-low, -x[i]);
        high = tail::maximum(high, x[i]);
    }
    const float difference = tail::sub(high, low);
    const float range = traced<tail>(difference, overflow_trace<tail>(difference));
    const std::size_t whole = needed - needed % Arch::lanes;
    for (std::size_t i = 0; i < whole; i += Arch::lanes)
        Arch::store(y + i, Arch::div(Arch::sub(Arch::load(x + i), Arch::broadcast(low)), Arch::broadcast(range)));
    for (std::size_t i = whole; i < needed; ++i) tail::store(y + i, tail::div(tail::sub(x[i], low), range));
}

}  // namespace zinfer::kernels
