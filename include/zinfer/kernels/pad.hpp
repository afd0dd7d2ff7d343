// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"
#include "zinfer/kernels/position_range.hpp"

namespace zinfer::kernels {

/// The input position that position `p` of a padded activation repeats; `uncropped`, which is the input's length before
/// cropping, where it is a constant.
[[gnu::always_inline]] constexpr std::size_t padding_source(const pad1d_config& c, std::size_t uncropped,
                                                            std::size_t p) noexcept {
    const bool in_front = p < c.begin;
    if (!in_front && p < c.begin + uncropped) return p - c.begin;
    if (c.mode == pad_mode::constant) return uncropped;
    if (c.mode == pad_mode::edge) return in_front ? 0 : uncropped - 1;
    return in_front ? c.begin - p : c.begin + 2 * (uncropped - 1) - p;
}

/// Positions put before and after, ONNX Pad-13 with one spatial axis.
///
/// Shapes   x: what the range needs of (uncropped, channels), y (range.count(), channels); they do not overlap
template <class Arch>
constexpr void pad1d(const pad1d_config& config, std::size_t uncropped, std::size_t channels, position_range range,
                     const float* x, float* y) noexcept {
    for (std::size_t p = range.first; p < range.last; ++p, y += channels) {
        const std::size_t source = padding_source(config, uncropped, p);
        for (std::size_t c = 0; c < channels; ++c)
            y[c] = source == uncropped ? config.value.value() : x[(source - range.input_begin) * channels + c];
    }
}

}  // namespace zinfer::kernels
