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
/// array, which is as large as the largest sum of a stage's input and output. Activations that a later layer comes back
/// to, across a branch, are kept behind that array for as long as they are needed.
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
    std::size_t reads = 0;  ///< number of the value that the stage reads; 0: the caller's input
    bool in_place = false;
    bool kept = false;              ///< a layer other than the next one reads the output, too
    std::size_t input_offset = 0;   ///< in the workspace's floats
    std::size_t output_offset = 0;  ///< in the workspace's floats
    /// The second value that a sum reads.
    std::size_t second = 0;  ///< its number; 0: the caller's input
    std::size_t second_offset = 0;
    std::size_t second_stride = 0;  ///< floats between two samples
    /// Minimal filtering's scratch, both empty for other stages: transformed inputs and products.
    std::size_t transformed_floats = 0;
    std::size_t transformed_offset = 0;
    std::size_t product_floats = 0;
    std::size_t product_offset = 0;

    /// Number of the value that the stage computes.
    [[gnu::always_inline]] constexpr std::size_t value() const noexcept { return first + count; }
};

namespace detail {

/// The value itself, or the one that a branch stands for.
constexpr std::size_t behind_branches(std::span<const layer_descriptor> layers, std::size_t value) noexcept {
    while (value > 0 && layers[value - 1].is_branch) value = layers[value - 1].source;
    return value;
}

}  // namespace detail

/// Finds what of each layer's output is needed, and how long. What no output of the network depends on is never
/// computed.
constexpr void find_needs(std::span<layer_descriptor> layers) noexcept {
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

/// Activations begin at whole cache lines.
constexpr std::size_t round_to_line(std::size_t floats) noexcept {
    return (floats + 15) / 16 * 16;
}

/// Pooling that a convolution kernel computes in its registers; larger windows take a pass of their own.
constexpr bool fusable_pooling(const layer_descriptor& d) noexcept {
    return d.part == layer_descriptor::role::pooling && d.extent == d.stride && d.extent <= 4 && d.pad_begin == 0 &&
           d.pad_end == 0;
}

/// The last layer that reads a value across others; 0 where none does.
constexpr std::size_t last_reader(std::span<const layer_descriptor> layers, std::size_t value) noexcept {
    return value == 0 ? 0 : layers[value - 1].last_reader;
}

/// Floats of a value, cropped, for one sample.
constexpr std::size_t value_floats(std::span<const layer_descriptor> layers, std::size_t value) noexcept {
    return value == 0 ? layers.front().input.size() : layers[value - 1].computed * layers[value - 1].output.channels;
}

/// The first layer from `index` on that computes something.
constexpr std::size_t skip_branches(std::span<const layer_descriptor> layers, std::size_t index) noexcept {
    while (index < layers.size() && layers[index].is_branch) ++index;
    return index;
}

}  // namespace detail

/// The stage that begins with layer `first`, without its place in memory. The needs of the layers have been found.
constexpr stage_plan plan_stage(std::span<const layer_descriptor> layers, std::size_t first,
                                std::size_t samples = 1) noexcept {
    const layer_descriptor& head = layers[first];
    stage_plan stage;
    stage.first = first;
    stage.reads = detail::behind_branches(layers, first);
    stage.context.length = head.input.length;
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
    // The caller's input is not ours to overwrite, and neighbouring samples must not run into each other.
    stage.in_place = head.in_place && stage.reads > 0 && detail::last_reader(layers, stage.reads) == 0 && !stage.kept &&
                     stage.context.sample_stride == stage.context.output.size();
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
constexpr std::size_t count_stages(std::span<const layer_descriptor> layers) noexcept {
    std::size_t count = 0;
    for (std::size_t first = detail::skip_branches(layers, 0); first < layers.size(); ++count)
        first = detail::skip_branches(layers, plan_stage(layers, first).value());
    return count;
}

namespace detail {

/// Where value `value` lies, that one of the stages before stage `end` has computed.
constexpr std::size_t offset_of(std::span<const stage_plan> stages, std::size_t end, std::size_t value) noexcept {
    for (std::size_t s = 0; s < end; ++s)
        if (stages[s].value() == value) return stages[s].output_offset;
    return 0;
}

/// The lowest place from `begin` on for what stage `s` keeps: clear of all that is kept and still needed.
constexpr std::size_t place_kept(std::span<const layer_descriptor> layers, std::span<const stage_plan> stages,
                                 std::size_t s, std::size_t begin) noexcept {
    const auto floats = [&](const stage_plan& stage) noexcept {
        return round_to_line(stage.context.samples * stage.context.output.size());
    };
    std::size_t place = begin;
    for (std::size_t other = 0; other < s; ++other) {
        const std::size_t end = stages[other].output_offset + floats(stages[other]);
        const bool in_the_way = stages[other].kept && last_reader(layers, stages[other].value()) >= stages[s].first &&
                                stages[other].output_offset < place + floats(stages[s]) && place < end;
        if (!in_the_way) continue;
        place = end;
        other = static_cast<std::size_t>(-1);  // from the start: another may be in the way there
    }
    return place;
}

}  // namespace detail

/// Fills `stages` (count_stages(layers) of them) for `samples` inputs at a time, and gives the floats of the workspace.
/// The needs of the layers have been found.
constexpr std::size_t plan_layerwise(std::span<const layer_descriptor> layers, std::span<stage_plan> stages,
                                     std::size_t samples = 1) noexcept {
    using detail::round_to_line;
    // What lies in the array of two ends: neither the caller's input nor what is kept.
    const auto input_floats = [&](std::size_t s) noexcept {
        const bool elsewhere = s == 0 || stages[s].reads != stages[s - 1].value() || stages[s - 1].kept;
        return elsewhere ? 0 : round_to_line(samples * stages[s].context.sample_stride);
    };
    const auto output_floats = [&](const stage_plan& stage) noexcept {
        return stage.kept ? 0 : round_to_line(samples * stage.context.output.size());
    };
    const auto larger = [](std::size_t a, std::size_t b) noexcept { return a > b ? a : b; };

    std::size_t floats = 0;
    std::size_t first = 0;
    for (std::size_t s = 0; s < stages.size(); ++s) {
        stages[s] = plan_stage(layers, detail::skip_branches(layers, first), samples);
        first = stages[s].value();
        const std::size_t in = input_floats(s);
        const std::size_t out = output_floats(stages[s]);
        const std::size_t transformed = round_to_line(stages[s].transformed_floats);
        if (stages[s].in_place)
            floats = larger(floats, out);
        else if (transformed > 0)
            floats = larger(floats, transformed + larger(in, out + round_to_line(stages[s].product_floats)));
        else
            floats = larger(floats, in + out);
    }

    std::size_t total = floats;
    bool input_at_start = false;
    for (std::size_t s = 0; s < stages.size(); ++s) {
        stage_plan& stage = stages[s];
        stage.input_offset = detail::offset_of(stages, s, stage.reads);
        stage.second_offset = detail::offset_of(stages, s, stage.second);
        if (stage.in_place) {
            stage.output_offset = stage.input_offset;
            continue;
        }
        const std::size_t out = output_floats(stage);
        const std::size_t transformed = round_to_line(stage.transformed_floats);
        const bool output_at_start = transformed > 0 ? input_at_start : !input_at_start;
        stage.output_offset = output_at_start ? 0 : floats - out;
        if (stage.kept) {
            stage.output_offset = detail::place_kept(layers, stages, s, floats);
            total = larger(total, stage.output_offset + round_to_line(samples * stage.context.output.size()));
        }
        if (transformed > 0) {
            stage.transformed_offset = output_at_start ? floats - transformed : 0;
            stage.product_offset = output_at_start ? out : transformed;
        }
        input_at_start = output_at_start;
    }
    return total;
}

}  // namespace zinfer
