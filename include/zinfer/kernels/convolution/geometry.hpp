// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"
#include "zinfer/kernels/packing.hpp"

namespace zinfer {

/// Filters that a kernel computes together, at most, on any instruction set.
inline constexpr std::size_t max_filter_block = 32;

/// A convolution as a kernel sees it: the layer, how much of it is needed, and what is fused behind it.
struct conv1d_geometry {
    conv1d_config config;
    std::size_t cropped = 0;    ///< length of the input after cropping; taps beyond it see padding
    std::size_t positions = 0;  ///< output positions to compute, after pooling
    std::size_t pool = 1;       ///< consecutive convolution outputs whose maximum is one output position
    bool relu = false;
    std::size_t samples = 1;        ///< inputs computed together, so that weights are read once
    std::size_t sample_stride = 0;  ///< floats between the inputs of two samples; outputs are contiguous

    /// The first pooled position whose windows all begin at or after input position 0.
    [[gnu::always_inline]] constexpr std::size_t interior_begin() const noexcept {
        const std::size_t first = (config.pad_begin + config.stride - 1) / config.stride;
        const std::size_t pooled = (first + pool - 1) / pool;
        return pooled < positions ? pooled : positions;
    }
    /// One past the last pooled position whose windows all end within the input.
    [[gnu::always_inline]] constexpr std::size_t interior_end() const noexcept {
        const std::size_t available = cropped + config.pad_begin;
        const std::size_t fitting = available < config.extent() ? 0 : (available - config.extent()) / config.stride + 1;
        const std::size_t pooled = fitting / pool;
        const std::size_t end = pooled < positions ? pooled : positions;
        return end < interior_begin() ? interior_begin() : end;
    }

    /// Minimal filtering: tiles of each sample, the last one reaching past the needed outputs where they do not divide.
    [[gnu::always_inline]] constexpr std::size_t tiles() const noexcept {
        return (positions * pool + config.tile - 1) / config.tile;
    }
    /// Floats between the transformed inputs of two tiles: one cache line more than the channels take, lest the tiles
    /// fall onto the same cache sets.
    [[gnu::always_inline]] constexpr std::size_t tile_stride() const noexcept {
        return round_to_panel(config.channels) + panel_width;
    }
    /// Scratch of the transformed inputs, [point][sample][tile][channel].
    [[gnu::always_inline]] constexpr std::size_t transformed_floats() const noexcept {
        return config.points() * samples * tiles() * tile_stride();
    }
    /// Scratch of the products of one block of filters, [point][sample][tile][filter].
    [[gnu::always_inline]] constexpr std::size_t product_floats() const noexcept {
        return config.points() * samples * tiles() * max_filter_block;
    }

    friend constexpr bool operator==(const conv1d_geometry&, const conv1d_geometry&) = default;
};

}  // namespace zinfer
