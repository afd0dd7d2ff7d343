// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/kernels/elementwise.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// What the layer computes.
template <class Arch>
constexpr void compute_relu(const stage_context& stage, position_range range, const stage_memory& memory) noexcept {
    const element_run run = elements(stage, range);
    kernels::relu<Arch>(run.size, memory.input + run.offset, memory.output);
}

/// y = maximum(x, 0). Behind a convolution or a dense layer it costs no pass of its own.
///
/// Shapes   input and output (length, channels)
/// Source   ONNX Relu-14; kernels/elementwise.hpp
struct relu {
    static constexpr const char* kind = "relu";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_relu(in); }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range range) noexcept {
        detail::on_evaluable<Arch>([&]<class Evaluable>() noexcept { compute_relu<Evaluable>(Stage, range, memory); });
    }
};

static_assert(computing_layer<relu>);

}  // namespace zinfer
