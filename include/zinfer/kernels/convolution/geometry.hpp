// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"

namespace zinfer {

/// A convolution as a kernel sees it: the layer, how much of it is needed, and what is fused behind it.
struct conv1d_geometry {
    conv1d_config config;
    std::size_t length = 0;     ///< input positions present; taps beyond them see padding
    std::size_t positions = 0;  ///< output positions to compute, after pooling
    std::size_t pool = 1;       ///< consecutive convolution outputs whose maximum is one output position
    bool relu = false;

    /// The first pooled position whose windows all begin at or after input position 0.
    constexpr std::size_t interior_begin() const noexcept {
        const std::size_t first = (config.pad_begin + config.stride - 1) / config.stride;
        const std::size_t pooled = (first + pool - 1) / pool;
        return pooled < positions ? pooled : positions;
    }
    /// One past the last pooled position whose windows all end within the input.
    constexpr std::size_t interior_end() const noexcept {
        const std::size_t available = length + config.pad_begin;
        const std::size_t fitting = available < config.extent() ? 0 : (available - config.extent()) / config.stride + 1;
        const std::size_t pooled = fitting / pool;
        const std::size_t end = pooled < positions ? pooled : positions;
        return end < interior_begin() ? interior_begin() : end;
    }

    friend constexpr bool operator==(const conv1d_geometry&, const conv1d_geometry&) = default;
};

}  // namespace zinfer
