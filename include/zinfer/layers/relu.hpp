// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <type_traits>

#include "zinfer/kernels/elementwise.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

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

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        if (std::is_constant_evaluated())
            kernels::relu<typename Arch::tail>(Stage.output.size(), x, y);
        else
            kernels::relu<Arch>(Stage.output.size(), x, y);
    }
};

}  // namespace zinfer
