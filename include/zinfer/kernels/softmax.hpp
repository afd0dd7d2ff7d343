// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/shape.hpp"
#include "zinfer/kernels/activation/exponential.hpp"
#include "zinfer/kernels/activation/logarithm.hpp"
#include "zinfer/kernels/arithmetic.hpp"

/// Probabilities from scores, over the channels of each position. The largest score is subtracted first, so that no
/// exponential overflows; its rounding shows in small probabilities alone, whose error is up to 2^-24 of the difference
/// more than that of large ones. Extremes and sums are found in memory order, so that they are the same everywhere.
namespace zinfer::kernels {

namespace detail {

/// The largest of `count` values; NaN if one is not finite.
template <class Arch>
constexpr float largest_of(std::size_t count, const float* x) noexcept {
    using tail = typename Arch::tail;
    float largest = x[0];
    float trace = overflow_trace<tail>(x[0]);
    for (std::size_t i = 1; i < count; ++i) {
        largest = tail::larger(largest, x[i]);
        trace = overflow_trace<tail>(trace, x[i]);
    }
    return traced<tail>(largest, trace);
}

}  // namespace detail

/// y = e^x / (sum of e^x) at each position, ONNX Softmax-13 over the channels.
///
/// Shapes   x and y of shape `s`; y may be x
template <class Arch>
constexpr void softmax(shape s, const float* x, float* y) noexcept {
    using tail = typename Arch::tail;
    const std::size_t whole = s.channels - s.channels % Arch::lanes;
    for (std::size_t p = 0; p < s.length; ++p, x += s.channels, y += s.channels) {
        const float largest = detail::largest_of<Arch>(s.channels, x);
        for (std::size_t c = 0; c < whole; c += Arch::lanes)
            Arch::store(y + c, exponential<Arch>(Arch::sub(Arch::load(x + c), Arch::broadcast(largest))));
        for (std::size_t c = whole; c < s.channels; ++c) y[c] = exponential<tail>(tail::sub(x[c], largest));
        float sum = y[0];
        for (std::size_t c = 1; c < s.channels; ++c) sum = tail::add(sum, y[c]);
        for (std::size_t c = 0; c < whole; c += Arch::lanes)
            Arch::store(y + c, Arch::div(Arch::load(y + c), Arch::broadcast(sum)));
        for (std::size_t c = whole; c < s.channels; ++c) y[c] = tail::div(y[c], sum);
    }
}

/// y = x - log(sum of e^x) at each position, ONNX LogSoftmax-13 over the channels.
///
/// Shapes   x and y of shape `s`; y may be x
template <class Arch>
constexpr void log_softmax(shape s, const float* x, float* y) noexcept {
    using tail = typename Arch::tail;
    const std::size_t whole = s.channels - s.channels % Arch::lanes;
    for (std::size_t p = 0; p < s.length; ++p, x += s.channels, y += s.channels) {
        const float largest = detail::largest_of<Arch>(s.channels, x);
        float sum = 0.0f;
        for (std::size_t c = 0; c < s.channels; ++c) sum = tail::add(sum, exponential<tail>(tail::sub(x[c], largest)));
        const float logarithm_of_sum = logarithm<Arch>(sum);
        for (std::size_t c = 0; c < whole; c += Arch::lanes)
            Arch::store(y + c, Arch::sub(Arch::sub(Arch::load(x + c), Arch::broadcast(largest)),
                                         Arch::broadcast(logarithm_of_sum)));
        for (std::size_t c = whole; c < s.channels; ++c) y[c] = tail::sub(tail::sub(x[c], largest), logarithm_of_sum);
    }
}

}  // namespace zinfer::kernels
