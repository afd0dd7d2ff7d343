// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/kernels/elementwise.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// What the layer computes, whichever value it reads.
template <class Arch>
constexpr void compute_add(const stage_context& stage, position_range range, const stage_memory& memory) noexcept {
    const element_run run = elements(stage, range);
    kernels::add<Arch>(run.size, memory.input + run.offset, memory.second + run.offset, memory.output);
}

/// The sum of the layer before it and an earlier value, as at the end of a residual block. `Value` is the value's
/// number: 0 is the network's input, i + 1 the output of layer i.
///
/// Shapes   input, earlier value and output (length, channels)
/// Errors   none at run time; a value that comes later or of another shape does not compile (tests/fail/add_*.cpp)
/// Memory   the earlier value is kept in the workspace until here
/// Source   ONNX Add-14, Keras Add; kernels/elementwise.hpp
template <std::size_t Value>
struct add {
    static constexpr const char* kind = "add";
    static constexpr std::size_t source = Value;

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_add(Value, in); }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range range) noexcept {
        detail::on_evaluable<Arch>([&]<class Evaluable>() noexcept { compute_add<Evaluable>(Stage, range, memory); });
    }
};

}  // namespace zinfer
