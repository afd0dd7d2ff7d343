// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <tuple>
#include <utility>

#include "zinfer/arch/native.hpp"
#include "zinfer/core/digest.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/core/shape.hpp"
#include "zinfer/core/status.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/network/guard.hpp"
#include "zinfer/network/ranges.hpp"
#include "zinfer/network/schedule/layerwise.hpp"
#include "zinfer/network/stages.hpp"

namespace zinfer {

/// What a network is compiled for.
template <class Arch = arch::native, class Schedule = schedule::layerwise>
struct target {
    using arch = Arch;
    using schedule = Schedule;
};

/// The shape of a network's input, what it must pass, and the ranges that inputs and outputs are held to
/// (network/ranges.hpp); inputs lie in memory as (length, channels).
template <shape Shape, input_guard Guard = input_guard::finite, class Ranges = no_ranges>
struct input {
    static constexpr zinfer::shape shape = Shape;
    static constexpr input_guard guard = Guard;
    using ranges = Ranges;
};

/// Told of a stage's values: the stage, the first position that they hold, and the values, position then channel. The
/// default costs nothing.
struct no_observer {
    constexpr void operator()(std::size_t, std::size_t, std::span<const float>) const noexcept {}
};

/// A weight array of a network, in read-only storage.
struct weight_array {
    std::size_t layer;  ///< index of the layer that it belongs to
    const std::uint64_t* data;
    std::size_t words;
    std::uint32_t crc32;  ///< of the words as zgen wrote them
};

/// Layers in a row, their shapes deduced from the input on; each layer checks its input on the way.
template <shape Input, layer... Layers>
class chain {
    static_assert(sizeof...(Layers) > 0, "zinfer: a network needs at least one layer");
    static_assert(Input.size() > 0, "zinfer: the network's input is empty");

 public:
    template <std::size_t I>
    using layer = std::tuple_element_t<I, std::tuple<Layers...>>;
    static constexpr std::size_t layer_count = sizeof...(Layers);

 private:
    template <std::size_t I>
    static constexpr shape shape_before() noexcept {
        if constexpr (I == 0) {
            return Input;
        } else {
            constexpr shape before = shape_read<I - 1>();
            if constexpr (layer<I - 1>::template check<I - 1, before>() && fits_source<I - 1>())
                return layer<I - 1>::describe(before).output;
            else
                return {};
        }
    }

    /// Shape that layer I reads: that of the layer before it, or of the value where a branch begins.
    template <std::size_t I>
    static constexpr shape shape_read() noexcept {
        if constexpr (requires { layer<I>::begins_branch; })
            return shape_of_value<I, layer<I>::source>();
        else
            return shape_before<I>();
    }

    template <std::size_t I, std::size_t Value>
    static constexpr shape shape_of_value() noexcept {
        if constexpr (require::earlier_value<I, layer<I>, Value, I>::met)
            return shape_before<Value>();
        else
            return {};
    }

    /// Whether the second value that layer I reads has the shape of the first.
    template <std::size_t I>
    static constexpr bool fits_source() noexcept {
        if constexpr (requires { layer<I>::source; }) {
            constexpr shape first = shape_read<I>();
            constexpr shape second = shape_of_value<I, layer<I>::source>();
            return require::same_shape<I, layer<I>, first.length, first.channels, second.length, second.channels>::met;
        }
        return true;
    }

 public:
    static constexpr shape output_shape = shape_before<layer_count>();

    static constexpr auto descriptors = []<std::size_t... I>(std::index_sequence<I...>) {
        std::array<layer_descriptor, layer_count> layers{layer<I>::describe(shape_read<I>())...};
        find_needs(layers);
        return layers;
    }
    (std::make_index_sequence<layer_count>{});
    static_assert(!descriptors.back().is_branch, "zinfer: a network ends with a layer that computes something");

    static constexpr std::size_t stage_count = count_stages(descriptors);
};

/// A trained network as a type: a chain of layers whose shapes are deduced from the input on. Values have numbers, 0
/// the input and i + 1 the output of layer i: a branch goes on from an earlier value, and a sum adds one.
///
/// Shapes   input input_shape, output output_shape, both flattened in memory order
/// Errors   none at run time but the status; shapes that do not fit do not compile (tests/fail)
/// Memory   the caller's workspace of workspace_bytes; no heap, no static state; weights are read where they lie
/// Threads  re-entrant: one workspace per thread
template <class Target, class Input, layer... Layers>
class network {
    static_assert(fit_inputs<typename Input::ranges>(Input::shape.size()),
                  "zinfer: the training range must have a lower and an upper value for each of the network's inputs");

    using layers = chain<Input::shape, Layers...>;
    template <std::size_t Samples>
    using runner = typename Target::schedule::template runner<layers, typename Target::arch, Samples>;

 public:
    using arch = typename Target::arch;
    using ranges = typename Input::ranges;

    static constexpr shape input_shape = Input::shape;
    static constexpr shape output_shape = layers::output_shape;
    static constexpr std::size_t input_size = input_shape.size();
    static constexpr std::size_t output_size = output_shape.size();

    /// Passes over memory; what fuses is one stage (network/stages.hpp).
    static constexpr std::size_t stage_count = layers::stage_count;

    /// A network that normalizes per spectrum refuses flat inputs, whatever was asked.
    static constexpr input_guard guard = needs_varied_input(layers::descriptors) ? input_guard::flat : Input::guard;

    /// Scratch memory of one inference; contents before and after mean nothing.
    struct workspace : runner<1>::workspace {};
    static constexpr std::size_t workspace_bytes = sizeof(workspace);

    /// Scratch memory of predict_batch.
    struct batch_workspace : runner<batch_samples>::workspace {};
    static constexpr std::size_t batch_workspace_bytes = sizeof(batch_workspace);

    /// The first layer of stage `stage`, by its index in the network.
    static constexpr std::size_t first_layer(std::size_t stage) noexcept { return runner<1>::stages[stage].first; }

    /// One inference.
    ///
    /// Shapes   in (input_size), out (output_size); they do not overlap
    /// Errors   ok; outside_training_range or output_out_of_range, with the outputs all the same; not_finite or
    ///          flat_input, with NaN in every output
    /// Memory   `memory` and registers; the observer (as no_observer) sees each stage's cropped output
    template <class Observer = no_observer>
    static constexpr status predict(std::span<const float, input_size> in, std::span<float, output_size> out,
                                    workspace& memory, Observer&& observe = {}) noexcept {
        const status before = check_input(guard, in);
        if (before != status::ok) {
            refuse(out);
            return before;
        }
        const float* result = runner<1>::run(in.data(), memory.arrays(), observe);
        return more_severe(check_training_range<ranges>(in), give(result, out));
    }

    /// As many inferences as `statuses` has room for, bits as from predict. Several are computed together, so that
    /// weights are read once for all of them.
    ///
    /// Shapes   in (n, input_size), out (n, output_size), statuses (n): the spans' sizes must agree on n
    /// Errors   as predict; an input that is refused does not touch the others
    static constexpr void predict_batch(std::span<const float> in, std::span<float> out, std::span<status> statuses,
                                        batch_workspace& memory) noexcept {
        constexpr no_observer unobserved;
        const std::size_t together = statuses.size() - statuses.size() % batch_samples;
        for (std::size_t i = 0; i < statuses.size();) {
            const std::size_t samples = i < together ? batch_samples : 1;
            const float* x = in.data() + i * input_size;
            const float* result = i < together ? runner<batch_samples>::run(x, memory.arrays(), unobserved)
                                               : runner<1>::run(x, memory.arrays(), unobserved);
            for (const std::size_t end = i + samples; i < end; ++i, result += output_size) {
                const std::span<float, output_size> output = out.subspan(i * output_size).template first<output_size>();
                const std::span<const float, input_size> input =
                    in.subspan(i * input_size).template first<input_size>();
                statuses[i] = check_input(guard, input);
                if (statuses[i] == status::ok)
                    statuses[i] = more_severe(check_training_range<ranges>(input), give(result, output));
                else
                    refuse(output);
            }
        }
    }

    /// Number of layers.
    static constexpr std::size_t size() noexcept { return sizeof...(Layers); }

    /// The weight arrays, in the order of their layers.
    ///
    /// Neither this nor what reads them is constexpr: a compiler tries a constexpr initializer at compile time first,
    /// and what it finds there says nothing about the memory at run time.
    static auto weight_arrays() noexcept {
        std::array<weight_array, (std::size_t{0} + ... + (weighted_layer<Layers> ? 1 : 0))> arrays{};
        std::size_t layer = 0;
        std::size_t count = 0;
        const auto add = [&]<class Layer>() noexcept {
            if constexpr (weighted_layer<Layer>) {
                using weights = typename Layer::weights;
                arrays[count++] = {layer, weights::data(), weights::words_count, weights::crc32};
            }
            ++layer;
        };
        (add.template operator()<Layers>(), ...);
        return arrays;
    }

    /// The first layer whose weights differ from their CRC-32; size() if none does. Reads every weight up to there.
    static std::size_t first_corrupt_layer() noexcept {
        for (const weight_array& array : weight_arrays())
            if (crc32(launder_pointer(array.data), array.words) != array.crc32) return array.layer;
        return size();
    }

    /// Whether every weight array still has its CRC-32.
    static bool verify() noexcept { return first_corrupt_layer() == size(); }

 private:
    static constexpr void refuse(std::span<float, output_size> out) noexcept {
        for (std::size_t i = 0; i < output_size; ++i) out[i] = std::numeric_limits<float>::quiet_NaN();
    }

    /// Hands out what was computed, unless it is not a number, and holds it to its range.
    static constexpr status give(const float* result, std::span<float, output_size> out) noexcept {
        if (!detail::all_finite({result, output_size})) {
            refuse(out);
            return status::not_finite;
        }
        for (std::size_t i = 0; i < output_size; ++i) out[i] = result[i];
        return check_physical_range<ranges>(out);
    }
};

}  // namespace zinfer
