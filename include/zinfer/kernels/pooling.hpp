// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"
#include "zinfer/kernels/arithmetic.hpp"
#include "zinfer/kernels/position_range.hpp"

/// Max and average pooling over windows of positions, vectorized across channels.
namespace zinfer::kernels {

/// The input positions that a pooling window sees: begin, begin + step and so on before end; and the divisor of its
/// average.
struct pooling_window {
    std::size_t begin;
    std::size_t end;
    std::size_t step;
    std::size_t divisor;
};

/// The window of output `position` on an input whose length before cropping is `uncropped`.
[[gnu::always_inline]] constexpr pooling_window window_of(const pool1d_config& c, std::size_t uncropped,
                                                          std::size_t position) noexcept {
    const std::size_t start = position * c.stride;
    const std::size_t stop = start + c.extent();
    // From padding, the first step that reaches a position.
    const std::size_t begin =
        start > c.pad_begin ? start - c.pad_begin : (c.dilation - (c.pad_begin - start) % c.dilation) % c.dilation;
    const std::size_t end = stop - c.pad_begin < uncropped ? stop - c.pad_begin : uncropped;
    const std::size_t counted = c.count_padding ? c.size : (end - begin + c.dilation - 1) / c.dilation;
    return {begin, end, c.dilation, counted};
}

/// The largest value of each channel over a window; NaN where one is not finite.
struct maximum_of_window {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const float* x, std::size_t stride,
                                                                        const pooling_window& w) noexcept {
        typename Arch::vector largest = Arch::load(x + w.begin * stride);
        typename Arch::vector trace = overflow_trace<Arch>(largest);
        for (std::size_t i = w.begin + w.step; i < w.end; i += w.step) {
            const typename Arch::vector value = Arch::load(x + i * stride);
            largest = Arch::larger(largest, value);
            trace = overflow_trace<Arch>(trace, value);
        }
        return traced<Arch>(largest, trace);
    }
};

/// The sum of each channel over a window, first position first, divided once.
struct average_of_window {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const float* x, std::size_t stride,
                                                                        const pooling_window& w) noexcept {
        typename Arch::vector sum = Arch::load(x + w.begin * stride);
        for (std::size_t i = w.begin + w.step; i < w.end; i += w.step) sum = Arch::add(sum, Arch::load(x + i * stride));
        return Arch::div(sum, Arch::broadcast(static_cast<float>(w.divisor)));
    }
};

/// Pooling; the scalar instruction sets are the reference.
///
/// Shapes   x: what the range needs of (uncropped, channels), y (range.count(), channels); x and y do not overlap
/// Source   ONNX MaxPool-12, AveragePool-19
template <class Arch, class Operation>
constexpr void pool1d(const pool1d_config& config, std::size_t uncropped, std::size_t channels, position_range range,
                      const float* x, float* y) noexcept {
    using tail = typename Arch::tail;
    for (std::size_t p = range.first; p < range.last; ++p, y += channels) {
        pooling_window w = window_of(config, uncropped, p);
        w.begin -= range.input_begin;
        w.end -= range.input_begin;
        const std::size_t whole = channels - channels % Arch::lanes;
        for (std::size_t c = 0; c < whole; c += Arch::lanes)
            Arch::store(y + c, Operation::template apply<Arch>(x + c, channels, w));
        for (std::size_t c = whole; c < channels; ++c)
            tail::store(y + c, Operation::template apply<tail>(x + c, channels, w));
    }
}

}  // namespace zinfer::kernels
