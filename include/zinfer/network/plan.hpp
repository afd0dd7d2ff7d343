// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

#include "zinfer/core/shape.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

/// The memory plan of the layerwise schedule, found from layer descriptors alone: at compile time by the network, at
/// run time by zgen.
///
/// Layers are grouped into stages: a convolution or dense layer takes the relu and the pooling behind it along. What no
/// output depends on is cropped from the end of every activation. Activations alternate between the two ends of one
/// array, which is as large as the largest sum of a stage's input and output.
namespace zinfer {

/// Layers computed in one pass, and where their input and output lie.
struct stage_plan {
    std::size_t first = 0;  ///< index of the layer that heads the stage
    std::size_t count = 1;  ///< layers in it
    stage_context context;
    bool in_place = false;
    std::size_t input_offset = 0;   ///< in the workspace's floats; the first stage reads the caller's input instead
    std::size_t output_offset = 0;  ///< in the workspace's floats
};

namespace detail {

/// Activations begin at whole cache lines.
constexpr std::size_t round_to_line(std::size_t floats) noexcept {
    return (floats + 15) / 16 * 16;
}

/// Pooling that a convolution kernel computes in its registers; larger windows take a pass of their own.
constexpr bool fusable_pooling(const layer_descriptor& d) noexcept {
    return d.part == layer_descriptor::role::pooling && d.extent == d.stride && d.extent <= 4 && d.pad_begin == 0 &&
           d.pad_end == 0;
}

/// Leading positions of layer `index`'s output that the network's output depends on.
constexpr std::size_t needed_after(std::span<const layer_descriptor> layers, std::size_t index) noexcept {
    std::size_t positions = layers.back().output.length;
    for (std::size_t i = layers.size() - 1; i > index; --i) positions = layers[i].needed(positions);
    return positions;
}

}  // namespace detail

/// The stage that begins with layer `first`, without its place in memory.
constexpr stage_plan plan_stage(std::span<const layer_descriptor> layers, std::size_t first) noexcept {
    const layer_descriptor& head = layers[first];
    stage_plan stage;
    stage.first = first;
    stage.in_place = head.in_place;
    stage.context.length = head.input.length;
    if (head.part == layer_descriptor::role::convolution) {
        for (; first + stage.count < layers.size(); ++stage.count) {
            const layer_descriptor& next = layers[first + stage.count];
            if (next.part == layer_descriptor::role::relu)
                stage.context.relu = true;
            else if (stage.context.pool == 1 && detail::fusable_pooling(next))
                stage.context.pool = next.extent;
            else
                break;
        }
    }
    const std::size_t last = first + stage.count - 1;
    stage.context.output = {detail::needed_after(layers, last), layers[last].output.channels};
    stage.context.input = {head.needed(detail::needed_after(layers, first)), head.input.channels};
    return stage;
}

/// Stages that the layers make.
constexpr std::size_t count_stages(std::span<const layer_descriptor> layers) noexcept {
    std::size_t count = 0;
    for (std::size_t first = 0; first < layers.size(); first += plan_stage(layers, first).count) ++count;
    return count;
}

/// Fills `stages` (count_stages(layers) of them) and gives the floats of the workspace.
constexpr std::size_t plan_layerwise(std::span<const layer_descriptor> layers, std::span<stage_plan> stages) noexcept {
    std::size_t floats = 0;
    for (std::size_t first = 0, s = 0; s < stages.size(); first += stages[s].count, ++s) {
        stages[s] = plan_stage(layers, first);
        stages[s].in_place = stages[s].in_place && s > 0;  // the caller's input is not ours to overwrite
        const std::size_t in = s == 0 ? 0 : detail::round_to_line(stages[s].context.input.size());
        const std::size_t out = detail::round_to_line(stages[s].context.output.size());
        const std::size_t both = stages[s].in_place ? (in > out ? in : out) : in + out;
        if (both > floats) floats = both;
    }
    bool at_start = true;
    for (std::size_t s = 0; s < stages.size(); ++s) {
        if (s > 0) stages[s].input_offset = stages[s - 1].output_offset;
        if (stages[s].in_place) {
            stages[s].output_offset = stages[s].input_offset;
            continue;
        }
        stages[s].output_offset = at_start ? 0 : floats - detail::round_to_line(stages[s].context.output.size());
        at_start = !at_start;
    }
    return floats;
}

}  // namespace zinfer
