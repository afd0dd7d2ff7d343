// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"

/// How weights lie in memory: what zgen writes and the kernels read, one order for every instruction set.
///
/// Panels of 16 filters (one cache line of float32), filters beyond the last filled up with zeros. In a panel the
/// biases come first, then for each tap, and in it for each input channel of the group, one row of 16 weights:
/// [panel][bias, then tap * channels_per_group + channel][16]. Minimal filtering has its points (minimal_filter.hpp)
/// in the place of the taps, and weights transformed by zgen.
namespace zinfer {

inline constexpr std::size_t panel_width = 16;

/// `n` rounded up to whole panels.
[[gnu::always_inline]] constexpr std::size_t round_to_panel(std::size_t n) noexcept {
    return (n + panel_width - 1) / panel_width * panel_width;
}

/// The packed weights of a convolution; a dense layer is one of kernel size 1 on a single position.
struct conv1d_packing {
    conv1d_config config;

    /// Weight rows of a panel, without the row of biases.
    [[gnu::always_inline]] constexpr std::size_t rows() const noexcept {
        return (config.tile == 0 ? config.kernel_size : config.points()) * (config.channels / config.groups);
    }
    [[gnu::always_inline]] constexpr std::size_t panel_floats() const noexcept { return (rows() + 1) * panel_width; }
    [[gnu::always_inline]] constexpr std::size_t floats() const noexcept {
        return round_to_panel(config.filters) / panel_width * panel_floats();
    }

    [[gnu::always_inline]] constexpr std::size_t bias(std::size_t filter) const noexcept {
        return filter / panel_width * panel_floats() + filter % panel_width;
    }
    [[gnu::always_inline]] constexpr std::size_t weight(std::size_t filter, std::size_t row) const noexcept {
        return bias(filter) + (row + 1) * panel_width;
    }
};

/// The packed weights of an affine layer: all scales, then all shifts, each filled up to a whole panel.
struct affine_packing {
    affine_config config;

    [[gnu::always_inline]] constexpr std::size_t floats() const noexcept { return 2 * round_to_panel(config.values); }
    [[gnu::always_inline]] constexpr std::size_t scale(std::size_t i) const noexcept { return i; }
    [[gnu::always_inline]] constexpr std::size_t shift(std::size_t i) const noexcept {
        return round_to_panel(config.values) + i;
    }
};

/// The packed slopes of a prelu layer, filled up to a whole panel.
struct prelu_packing {
    prelu_config config;

    [[gnu::always_inline]] constexpr std::size_t floats() const noexcept { return round_to_panel(config.values); }
    [[gnu::always_inline]] constexpr std::size_t slope(std::size_t i) const noexcept { return i; }
};

/// The packed weights of an instance_norm layer lie as those of an affine layer with one value per channel.
[[gnu::always_inline]] constexpr affine_config as_affine(const instance_norm_config& norm) noexcept {
    return {norm.channels};
}

/// A dense layer as the convolution that computes it.
[[gnu::always_inline]] constexpr conv1d_config as_conv1d(const dense_config& dense) noexcept {
    return {.channels = dense.inputs, .filters = dense.units, .kernel_size = 1};
}

}  // namespace zinfer
