// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/kernels/softmax.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// What the layer computes.
template <class Arch>
constexpr void compute_softmax(const stage_context& stage, position_range range, const stage_memory& memory) noexcept {
    const element_run run = elements(stage, range);
    kernels::softmax<Arch>({range.count(), stage.output.channels}, memory.input + run.offset, memory.output);
}

/// Probabilities from scores, over the channels of each position: e^x / (sum of e^x).
///
/// Shapes   input and output (length, channels)
/// Source   ONNX Softmax-13; kernels/softmax.hpp
struct softmax {
    static constexpr const char* kind = "softmax";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_elementwise(in); }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range range) noexcept {
        detail::on_evaluable<Arch>(
            [&]<class Evaluable>() noexcept { compute_softmax<Evaluable>(Stage, range, memory); });
    }
};

/// What the layer computes.
template <class Arch>
constexpr void compute_log_softmax(const stage_context& stage, position_range range,
                                   const stage_memory& memory) noexcept {
    const element_run run = elements(stage, range);
    kernels::log_softmax<Arch>({range.count(), stage.output.channels}, memory.input + run.offset, memory.output);
}

/// Their logarithms, also where the probability is 0 as a float: x - log(sum of e^x).
///
/// Shapes   input and output (length, channels)
/// Source   ONNX LogSoftmax-13; kernels/softmax.hpp
struct log_softmax {
    static constexpr const char* kind = "log_softmax";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_elementwise(in); }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range range) noexcept {
        detail::on_evaluable<Arch>(
            [&]<class Evaluable>() noexcept { compute_log_softmax<Evaluable>(Stage, range, memory); });
    }
};

static_assert(computing_layer<softmax> && computing_layer<log_softmax>);

}  // namespace zinfer
