// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "zinfer/core/view.hpp"
#include "zinfer/kernels/position_range.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"
#include "zinfer/network/stages.hpp"
#include "zinfer/network/workspace.hpp"

/// The layerwise schedule: stage after stage, each on whole activations.
///
/// Activations alternate between the two ends of one array, which is as large as the largest sum of a stage's input and
/// output. Activations that a later layer comes back to, across a branch, are kept behind that array for as long as
/// they are needed.
///
/// Minimal filtering first transforms its whole input to the other end of the array; its output then takes the input's
/// end, and its products the room between the two.
namespace zinfer {

/// Inputs that predict_batch computes together, so that weights are read once for all of them. Four transformed
/// activations of the redshift network still fit a second-level cache of 1 MiB.
inline constexpr std::size_t batch_samples = 4;

/// Where a stage's values lie; a place means nothing for values that the stage does not have or that the caller holds.
struct stage_places {
    place input;
    place second;
    place output;
    place transformed;
    place products;
    bool in_place = false;  ///< the output overwrites the input
};

namespace detail {

/// Activations begin at whole cache lines.
constexpr std::size_t round_to_line(std::size_t floats) noexcept {
    return (floats + 15) / 16 * 16;
}

/// Whether a stage may overwrite what it reads. The caller's input is not ours to overwrite, and neighbouring samples
/// must not run into each other.
constexpr bool overwrites_input(view<const layer_descriptor> layers, const stage_plan& stage) noexcept {
    return layers[stage.first].in_place && stage.reads > 0 && last_reader(layers, stage.reads) == 0 && !stage.kept &&
           stage.context.sample_stride == stage.context.output.size();
}

/// Where value `value` lies, which one of the stages before stage `end` has computed.
constexpr place place_of(view<const stage_plan> stages, view<const stage_places> places, std::size_t end,
                         std::size_t value) noexcept {
    for (std::size_t s = 0; s < end; ++s)
        if (stages[s].value() == value) return places[s].output;
    return {};
}

/// The lowest offset from `begin` on for what stage `s` keeps: clear of all that is kept and still needed.
constexpr std::size_t offset_kept(view<const layer_descriptor> layers, view<const stage_plan> stages,
                                  view<const stage_places> places, std::size_t s, std::size_t begin) noexcept {
    const auto floats = [&](const stage_plan& stage) noexcept {
        return round_to_line(stage.context.samples * stage.context.output.size());
    };
    std::size_t offset = begin;
    for (std::size_t other = 0; other < s; ++other) {
        const std::size_t start = places[other].output.offset;
        const std::size_t end = start + floats(stages[other]);
        const bool in_the_way = stages[other].kept && last_reader(layers, stages[other].value()) >= stages[s].first &&
                                start < offset + floats(stages[s]) && offset < end;
        if (!in_the_way) continue;
        offset = end;
        other = static_cast<std::size_t>(-1);  // from the start: another may be in the way there
    }
    return offset;
}

}  // namespace detail

/// Fills `places`, one for each stage, and gives the size of the workspace. The stages are those of list_stages.
constexpr workspace_size place_layerwise(view<const layer_descriptor> layers, view<const stage_plan> stages,
                                         view<stage_places> places) noexcept {
    using detail::round_to_line;
    // What lies in the array of two ends: neither the caller's input nor what is kept.
    const auto input_floats = [&](std::size_t s) noexcept {
        const bool elsewhere = s == 0 || stages[s].reads != stages[s - 1].value() || stages[s - 1].kept;
        return elsewhere ? 0 : round_to_line(stages[s].context.samples * stages[s].context.sample_stride);
    };
    const auto output_floats = [](const stage_plan& stage) noexcept {
        return stage.kept ? 0 : round_to_line(stage.context.samples * stage.context.output.size());
    };
    const auto larger = [](std::size_t a, std::size_t b) noexcept { return a > b ? a : b; };

    std::size_t floats = 0;
    for (std::size_t s = 0; s < stages.size(); ++s) {
        const std::size_t in = input_floats(s);
        const std::size_t out = output_floats(stages[s]);
        const std::size_t transformed = round_to_line(stages[s].transformed_floats);
        if (detail::overwrites_input(layers, stages[s]))
            floats = larger(floats, out);
        else if (transformed > 0)
            floats = larger(floats, transformed + larger(in, out + round_to_line(stages[s].product_floats)));
        else
            floats = larger(floats, in + out);
    }

    std::size_t total = floats;
    bool input_at_start = false;
    for (std::size_t s = 0; s < stages.size(); ++s) {
        const stage_plan& stage = stages[s];
        stage_places& at = places[s];
        at = {};
        at.input = detail::place_of(stages, places, s, stage.reads);
        at.second = detail::place_of(stages, places, s, stage.second);
        at.in_place = detail::overwrites_input(layers, stage);
        if (at.in_place) {
            at.output = at.input;
            continue;
        }
        const std::size_t out = output_floats(stage);
        const std::size_t transformed = round_to_line(stage.transformed_floats);
        const bool output_at_start = transformed > 0 ? input_at_start : !input_at_start;
        at.output.offset = output_at_start ? 0 : floats - out;
        if (stage.kept) {
            at.output.offset = detail::offset_kept(layers, stages, places, s, floats);
            total =
                larger(total, at.output.offset + round_to_line(stage.context.samples * stage.context.output.size()));
        }
        if (transformed > 0) {
            at.transformed.offset = output_at_start ? floats - transformed : 0;
            at.products.offset = output_at_start ? out : transformed;
        }
        input_at_start = output_at_start;
    }
    return {.float32 = total};
}

namespace schedule {

/// One stage after the other on whole activations: fastest on hosts.
struct layerwise {
    /// The network's layers, a zinfer::chain, for Samples inputs at a time.
    template <class Chain, class Arch, std::size_t Samples>
    class runner {
        static constexpr std::size_t stage_count = Chain::stage_count;

     public:
        static constexpr auto stages = [] {
            std::array<stage_plan, stage_count> list{};
            list_stages(Chain::descriptors, list, Samples);
            return list;
        }();

     private:
        struct placement {
            std::array<stage_places, stage_count> places;
            workspace_size size;
        };
        static constexpr placement plan = [] {
            placement p{};
            p.size = place_layerwise(Chain::descriptors, stages, p.places);
            return p;
        }();

     public:
        /// What run needs.
        using workspace = typed_workspace<plan.size>;

        /// The unchecked outputs for Samples contiguous inputs, contiguous. The observer is told of each stage, of its
        /// first position, which is 0, and of all its values.
        template <class Observer>
        static constexpr const float* run(const float* in, workspace_arrays memory, Observer& observe) noexcept {
            [&]<std::size_t... S>(std::index_sequence<S...>) noexcept {
                (run_stage<S>(in, memory, observe), ...);
            }
            (std::make_index_sequence<stage_count>{});
            return memory.at(plan.places[stage_count - 1].output);
        }

     private:
        template <std::size_t S, class Observer>
        static constexpr void run_stage(const float* in, workspace_arrays memory, Observer& observe) noexcept {
            constexpr stage_plan stage = stages[S];
            constexpr stage_places at = plan.places[S];
            constexpr layer_descriptor head = Chain::descriptors[stage.first];
            using layer = typename Chain::template layer<stage.first>;
            stage_memory own{.input = in, .second = in, .output = memory.at(at.output)};
            if constexpr (stage.reads > 0) own.input = memory.at(at.input);
            if constexpr (stage.second > 0) own.second = memory.at(at.second);
            if constexpr (stage.transformed_floats > 0) {
                own.transformed = memory.at(at.transformed);
                own.products = memory.at(at.products);
            }
            const float* output = own.output;
            constexpr bool together = head.part == layer_descriptor::role::convolution;
            for (std::size_t s = 0; s < (together ? 1 : Samples); ++s) {
                layer::template forward<Arch, stage.context>(own, all_positions<stage.context.output.length>);
                own.input += stage.context.sample_stride;
                if constexpr (head.source != layer_descriptor::no_value) own.second += stage.second_stride;
                own.output += stage.context.output.size();
            }
            observe(S, 0, std::span<const float>{output, Samples * stage.context.output.size()});
        }
    };
};

}  // namespace schedule

}  // namespace zinfer
