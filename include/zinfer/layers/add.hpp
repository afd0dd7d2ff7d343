// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <type_traits>

#include "zinfer/kernels/elementwise.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

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

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, const float* z, float* y) noexcept {
        if (std::is_constant_evaluated())
            kernels::add<typename Arch::tail>(Stage.output.size(), x, z, y);
        else
            kernels::add<Arch>(Stage.output.size(), x, z, y);
    }
};

}  // namespace zinfer
