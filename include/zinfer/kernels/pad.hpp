// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"

namespace zinfer::kernels {

/// The input position that position `p` of a padded activation repeats; `length`, the input's, where it is a constant.
[[gnu::always_inline]] constexpr std::size_t padding_source(const pad1d_config& c, std::size_t length,
                                                            std::size_t p) noexcept {
    const bool in_front = p < c.begin;
    if (!in_front && p < c.begin + length) return p - c.begin;
    if (c.mode == pad_mode::constant) return length;
    if (c.mode == pad_mode::edge) return in_front ? 0 : length - 1;
    return in_front ? c.begin - p : c.begin + 2 * (length - 1) - p;
}

/// Positions put before and after, ONNX Pad-13 with one spatial axis.
///
/// Shapes   x (length, channels) or what `positions` outputs need of it, y (positions, channels); they do not overlap
template <class Arch>
constexpr void pad1d(const pad1d_config& config, std::size_t length, std::size_t channels, std::size_t positions,
                     const float* x, float* y) noexcept {
    for (std::size_t p = 0; p < positions; ++p, y += channels) {
        const std::size_t source = padding_source(config, length, p);
        for (std::size_t c = 0; c < channels; ++c)
            y[c] = source == length ? config.value.value() : x[source * channels + c];
    }
}

}  // namespace zinfer::kernels
