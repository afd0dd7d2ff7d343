// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

#include "zinfer/core/shape.hpp"
#include "zinfer/kernels/convolution/geometry.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

/// The memory plan of the layerwise schedule, found from layer descriptors alone: at compile time by the network, at
/// run time by zgen.
///
/// Layers are grouped into stages: a convolution or dense layer takes the relu and the pooling behind it along. What no
/// output depends on is cropped from the end of every activation. Activations alternate between the two ends of one
/// array, which is as large as the largest sum of a stage's input and output.
///
/// Minimal filtering first transforms its whole input to the other end of the array; its output then takes the input's
/// end, and its products the room between the two.
namespace zinfer {

/// Inputs that predict_batch computes together, so that weights are read once for all of them. Four transformed
/// activations of the redshift network still fit a second-level cache of 1 MiB.
inline constexpr std::size_t batch_samples = 4;

/// Layers computed in one pass, and where their input and output lie.
struct stage_plan {
    std::size_t first = 0;  ///< index of the layer that heads the stage
    std::size_t count = 1;  ///< layers in it
    stage_context context;
    bool in_place = false;
    std::size_t input_offset = 0;   ///< in the workspace's floats; the first stage reads the caller's input instead
    std::size_t output_offset = 0;  ///< in the workspace's floats
    /// Minimal filtering's scratch, both empty for other stages: transformed inputs and products.
    std::size_t transformed_floats = 0;
    std::size_t transformed_offset = 0;
    std::size_t product_floats = 0;
    std::size_t product_offset = 0;
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
constexpr stage_plan plan_stage(std::span<const layer_descriptor> layers, std::size_t first,
                                std::size_t samples = 1) noexcept {
    const layer_descriptor& head = layers[first];
    stage_plan stage;
    stage.first = first;
    stage.context.length = head.input.length;
    stage.context.samples = samples;
    if (head.part == layer_descriptor::role::convolution) {
        for (; first + stage.count < layers.size(); ++stage.count) {
            const layer_descriptor& next = layers[first + stage.count];
            if (next.part == layer_descriptor::role::relu)
                stage.context.relu = true;
            else if (stage.context.pool == 1 && detail::fusable_pooling(next) && head.tile % next.extent == 0)
                stage.context.pool = next.extent;
            else
                break;
        }
    }
    const std::size_t last = first + stage.count - 1;
    stage.context.output = {detail::needed_after(layers, last), layers[last].output.channels};
    stage.context.input = {head.needed(detail::needed_after(layers, first)), head.input.channels};
    stage.context.sample_stride = first == 0 ? head.input.size() : stage.context.input.size();
    // The caller's input is not ours to overwrite, and neighbouring samples must not run into each other.
    stage.in_place = head.in_place && first > 0 && stage.context.input.size() == stage.context.output.size();
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
constexpr std::size_t count_stages(std::span<const layer_descriptor> layers) noexcept {
    std::size_t count = 0;
    for (std::size_t first = 0; first < layers.size(); first += plan_stage(layers, first).count) ++count;
    return count;
}

/// Fills `stages` (count_stages(layers) of them) for `samples` inputs at a time, and gives the floats of the workspace.
constexpr std::size_t plan_layerwise(std::span<const layer_descriptor> layers, std::span<stage_plan> stages,
                                     std::size_t samples = 1) noexcept {
    using detail::round_to_line;
    const auto input_floats = [&](const stage_plan& stage) {
        return stage.first == 0 ? 0 : round_to_line(samples * stage.context.input.size());
    };
    const auto output_floats = [&](const stage_plan& stage) {
        return round_to_line(samples * stage.context.output.size());
    };
    const auto larger = [](std::size_t a, std::size_t b) { return a > b ? a : b; };

    std::size_t floats = 0;
    for (std::size_t first = 0, s = 0; s < stages.size(); first += stages[s].count, ++s) {
        stages[s] = plan_stage(layers, first, samples);
        const std::size_t in = input_floats(stages[s]);
        const std::size_t out = output_floats(stages[s]);
        const std::size_t transformed = round_to_line(stages[s].transformed_floats);
        if (stages[s].in_place)
            floats = larger(floats, out);
        else if (transformed > 0)
            floats = larger(floats, transformed + larger(in, out + round_to_line(stages[s].product_floats)));
        else
            floats = larger(floats, in + out);
    }

    bool input_at_start = false;
    for (std::size_t s = 0; s < stages.size(); ++s) {
        stage_plan& stage = stages[s];
        if (s > 0) stage.input_offset = stages[s - 1].output_offset;
        if (stage.in_place) {
            stage.output_offset = stage.input_offset;
            continue;
        }
        const std::size_t out = output_floats(stage);
        const std::size_t transformed = round_to_line(stage.transformed_floats);
        const bool output_at_start = transformed > 0 ? input_at_start : !input_at_start;
        stage.output_offset = output_at_start ? 0 : floats - out;
        if (transformed > 0) {
            stage.transformed_offset = output_at_start ? floats - transformed : 0;
            stage.product_offset = output_at_start ? out : transformed;
        }
        input_at_start = output_at_start;
    }
    return floats;
}

}  // namespace zinfer
