// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/shape.hpp"
#include "zinfer/core/view.hpp"
#include "zinfer/kernels/convolution/geometry.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

/// What of a network is computed, and in which passes, found from layer descriptors alone: at compile time by the
/// network, at run time by zgen. Where all of it lies in memory is the schedule's (network/schedule).
///
/// Layers are grouped into stages: a convolution or dense layer takes the relu and the pooling behind it along. What no
/// output depends on is cropped from the end of every activation.
namespace zinfer {

/// Layers computed in one pass.
struct stage_plan {
    std::size_t first = 0;  ///< index of the layer that heads the stage
    std::size_t count = 1;  ///< layers in it
    stage_context context;
    std::size_t reads = 0;               ///< number of the value that the stage reads; 0: the caller's input
    bool kept = false;                   ///< a layer other than the next one reads the output, too
    std::size_t second = 0;              ///< number of the second value that a sum reads; 0: the caller's input
    std::size_t second_stride = 0;       ///< floats between two samples of it
    std::size_t transformed_floats = 0;  ///< minimal filtering's transformed inputs; 0 for other stages
    std::size_t product_floats = 0;      ///< and its products

    /// Number of the value that the stage computes.
    [[gnu::always_inline]] constexpr std::size_t value() const noexcept { return first + count; }
};

namespace detail {

/// The value itself, or the one that a branch stands for.
constexpr std::size_t behind_branches(view<const layer_descriptor> layers, std::size_t value) noexcept {
    while (value > 0 && layers[value - 1].is_branch) value = layers[value - 1].source;
    return value;
}

}  // namespace detail

/// Finds what of each layer's output is needed, and how long. What no output of the network depends on is never
/// computed.
constexpr void find_needs(view<layer_descriptor> layers) noexcept {
    for (layer_descriptor& l : layers) l.computed = l.last_reader = 0;
    layers.back().computed = layers.back().output.length;
    const auto need = [&](std::size_t value, std::size_t positions) noexcept {
        if (value > 0 && layers[value - 1].computed < positions) layers[value - 1].computed = positions;
    };
    for (std::size_t i = layers.size(); i-- > 0;) {
        const layer_descriptor& l = layers[i];
        const std::size_t positions = l.needed(l.computed);
        if (!l.is_branch) need(i, positions);
        if (l.source == layer_descriptor::no_value) continue;
        need(l.source, positions);
        const std::size_t value = detail::behind_branches(layers, l.source);
        const std::size_t reader = l.is_branch ? i + 1 : i;
        if (value > 0 && layers[value - 1].last_reader < reader) layers[value - 1].last_reader = reader;
    }
}

namespace detail {

/// Pooling that a convolution kernel computes in its registers; larger windows take a pass of their own.
constexpr bool fusable_pooling(const layer_descriptor& d) noexcept {
    return d.part == layer_descriptor::role::pooling && d.extent == d.stride && d.extent <= 4 && d.pad_begin == 0 &&
           d.pad_end == 0;
}

/// The last layer that reads a value across others; 0 where none does.
constexpr std::size_t last_reader(view<const layer_descriptor> layers, std::size_t value) noexcept {
    return value == 0 ? 0 : layers[value - 1].last_reader;
}

/// Floats of a value, cropped, for one sample.
constexpr std::size_t value_floats(view<const layer_descriptor> layers, std::size_t value) noexcept {
    return value == 0 ? layers.front().input.size() : layers[value - 1].computed * layers[value - 1].output.channels;
}

/// The first layer from `index` on that computes something.
constexpr std::size_t skip_branches(view<const layer_descriptor> layers, std::size_t index) noexcept {
    while (index < layers.size() && layers[index].is_branch) ++index;
    return index;
}

}  // namespace detail

/// The stage that begins with layer `first`, for `samples` inputs at a time. The needs of the layers have been found.
constexpr stage_plan plan_stage(view<const layer_descriptor> layers, std::size_t first,
                                std::size_t samples = 1) noexcept {
    const layer_descriptor& head = layers[first];
    stage_plan stage;
    stage.first = first;
    stage.reads = detail::behind_branches(layers, first);
    stage.context.uncropped = head.input.length;
    stage.context.samples = samples;
    if (head.part == layer_descriptor::role::convolution) {
        for (; stage.value() < layers.size() && detail::last_reader(layers, stage.value()) == 0; ++stage.count) {
            const layer_descriptor& next = layers[stage.value()];
            if (next.part == layer_descriptor::role::relu)
                stage.context.relu = true;
            else if (stage.context.pool == 1 && detail::fusable_pooling(next) && head.tile % next.extent == 0)
                stage.context.pool = next.extent;
            else
                break;
        }
    }
    const layer_descriptor& last = layers[stage.value() - 1];
    stage.context.output = {last.computed, last.output.channels};
    stage.context.input = {head.needed(head.computed), head.input.channels};
    stage.context.sample_stride = detail::value_floats(layers, stage.reads);
    stage.kept = detail::last_reader(layers, stage.value()) > 0;
    if (head.source != layer_descriptor::no_value) {
        stage.second = detail::behind_branches(layers, head.source);
        stage.second_stride = detail::value_floats(layers, stage.second);
    }
    if (head.tile > 0) {
        const conv1d_geometry geometry{
            .config = {.channels = head.input.channels, .kernel_size = head.extent, .tile = head.tile},
            .positions = stage.context.output.length,
            .pool = stage.context.pool,
            .samples = samples};
        stage.transformed_floats = geometry.transformed_floats();
        stage.product_floats = geometry.product_floats();
    }
    return stage;
}

/// Stages that the layers make.
constexpr std::size_t count_stages(view<const layer_descriptor> layers) noexcept {
    std::size_t count = 0;
    for (std::size_t first = detail::skip_branches(layers, 0); first < layers.size(); ++count)
        first = detail::skip_branches(layers, plan_stage(layers, first).value());
    return count;
}

/// Fills `stages`, count_stages(layers) of them, for `samples` inputs at a time. The needs of the layers have been
/// found.
constexpr void list_stages(view<const layer_descriptor> layers, view<stage_plan> stages,
                           std::size_t samples = 1) noexcept {
    std::size_t first = 0;
    for (stage_plan& stage : stages) {
        stage = plan_stage(layers, detail::skip_branches(layers, first), samples);
        first = stage.value();
    }
}

}  // namespace zinfer
