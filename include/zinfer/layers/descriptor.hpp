// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"
#include "zinfer/core/shape.hpp"
#include "zinfer/core/view.hpp"

namespace zinfer {

/// What the network and its plan must know of a layer; the same for the compile-time network and for zgen.
struct layer_descriptor {
    /// How a layer takes part in fusion: relu and pooling can join the convolution or dense layer before them. Those
    /// take all samples of a batch together.
    enum class role : unsigned char { convolution, relu, pooling, other };

    role part = role::other;
    shape input;
    shape output;
    std::size_t extent = 0;  ///< positions that one output sees; 0: every output sees all of them
    std::size_t stride = 1;
    std::size_t pad_begin = 0;
    std::size_t pad_end = 0;
    bool in_place = false;  ///< the output may overwrite the input
    std::size_t tile = 0;   ///< of minimal filtering, conv1d_config::tile

    /// Values have numbers: 0 is the network's input, i + 1 the output of layer i.
    static constexpr std::size_t no_value = static_cast<std::size_t>(-1);
    std::size_t source = no_value;    ///< an earlier value that the layer reads: beside the layer before it, or instead
    bool is_branch = false;           ///< the layer computes nothing: what follows goes on from `source`
    bool needs_varied_input = false;  ///< equal values throughout the network's input give no value
    /// Set by find_needs (network/stages.hpp):
    std::size_t computed = 0;     ///< leading output positions that the network's output depends on
    std::size_t last_reader = 0;  ///< the last layer that reads the output across others; 0: none does

    /// Leading input positions that the first `positions` outputs depend on.
    [[gnu::always_inline]] constexpr std::size_t needed(std::size_t positions) const noexcept {
        if (extent == 0) return input.length;
        if (positions == 0) return 0;
        const std::size_t last = (positions - 1) * stride + extent;
        const std::size_t reach = last > pad_begin ? last - pad_begin : 0;
        return reach < input.length ? reach : input.length;
    }

    /// Whether any range of output positions is computed from the input positions that it depends on; otherwise all
    /// positions are computed at once.
    [[gnu::always_inline]] constexpr bool computes_ranges() const noexcept { return extent > 0 && tile == 0; }
};

/// Whether equal values throughout the input give a network of these layers no value.
constexpr bool needs_varied_input(view<const layer_descriptor> layers) noexcept {
    for (const layer_descriptor& l : layers)
        if (l.needs_varied_input) return true;
    return false;
}

constexpr layer_descriptor describe(const conv1d_config& c, shape in) noexcept {
    return {.part = layer_descriptor::role::convolution,
            .input = in,
            .output = {window_positions(in.length, c.extent(), c.stride, c.pad_begin, c.pad_end), c.filters},
            .extent = c.extent(),
            .stride = c.stride,
            .pad_begin = c.pad_begin,
            .pad_end = c.pad_end,
            .tile = c.tile};
}

constexpr layer_descriptor describe(const dense_config& c, shape in) noexcept {
    return {.part = layer_descriptor::role::convolution, .input = in, .output = {1, c.units}, .extent = 1};
}

/// Maximum pooling; average pooling is described by describe_average_pool1d.
constexpr layer_descriptor describe_max_pool1d(const pool1d_config& c, shape in) noexcept {
    return {.part = c.dilation == 1 ? layer_descriptor::role::pooling : layer_descriptor::role::other,
            .input = in,
            .output = {window_positions(in.length, c.extent(), c.stride, c.pad_begin, c.pad_end), in.channels},
            .extent = c.extent(),
            .stride = c.stride,
            .pad_begin = c.pad_begin,
            .pad_end = c.pad_end};
}

constexpr layer_descriptor describe_average_pool1d(const pool1d_config& c, shape in) noexcept {
    layer_descriptor d = describe_max_pool1d(c, in);
    d.part = layer_descriptor::role::other;
    return d;
}

/// Global pooling: every output sees all positions.
constexpr layer_descriptor describe_global_pool1d(shape in) noexcept {
    return {.input = in, .output = {1, in.channels}};
}

constexpr layer_descriptor describe_relu(shape in) noexcept {
    return {.part = layer_descriptor::role::relu, .input = in, .output = in, .extent = 1, .in_place = true};
}

constexpr layer_descriptor describe_affine(shape in) noexcept {
    return {.input = in, .output = in, .extent = 1, .in_place = true};
}

/// The sum of the layer before it and an earlier value.
constexpr layer_descriptor describe_add(std::size_t value, shape in) noexcept {
    return {.input = in, .output = in, .extent = 1, .in_place = true, .source = value};
}

/// `in` is the shape of the earlier value.
constexpr layer_descriptor describe_branch(std::size_t value, shape in) noexcept {
    return {.input = in, .output = in, .extent = 1, .source = value, .is_branch = true};
}

/// Activations, prelu, softmax and log_softmax: an output depends on nothing beyond its position.
constexpr layer_descriptor describe_elementwise(shape in) noexcept {
    return {.input = in, .output = in, .extent = 1, .in_place = true};
}

/// Every output depends on its channel's mean and variance over the whole input.
constexpr layer_descriptor describe_instance_norm(shape in) noexcept {
    return {.input = in, .output = in, .in_place = true};
}

constexpr layer_descriptor describe(const pad1d_config& c, shape in) noexcept {
    layer_descriptor d{.input = in, .output = {c.begin + in.length + c.end, in.channels}};
    // What is reflected or repeated in front may lie anywhere; a constant lies nowhere.
    if (c.mode == pad_mode::constant) {
        d.extent = 1;
        d.pad_begin = c.begin;
        d.pad_end = c.end;
    }
    return d;
}

constexpr layer_descriptor describe_permute(shape out, shape in) noexcept {
    return {.input = in, .output = out};
}

constexpr layer_descriptor describe_reshape(shape out, shape in) noexcept {
    return {.input = in, .output = out, .in_place = true};
}

/// Every output depends on the extremes of the whole input.
constexpr layer_descriptor describe_normalize(shape in) noexcept {
    return {.input = in, .output = in, .in_place = true, .needs_varied_input = true};
}

constexpr layer_descriptor describe_transpose(shape in) noexcept {
    return {.input = in, .output = {in.channels, in.length}};
}

constexpr layer_descriptor describe_flatten(axis_order order, shape in) noexcept {
    return {.input = in, .output = {1, in.size()}, .in_place = order == axis_order::channels_last};
}

}  // namespace zinfer
