// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/shape.hpp"
#include "zinfer/kernels/transpose.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// A flat vector of all values: channels_last (Keras) keeps the memory as it is, channels_first (ONNX) transposes it.
///
/// Shapes   input (length, channels), output (1, length * channels)
/// Source   ONNX Flatten-13, Keras Flatten
template <axis_order Order = axis_order::channels_last>
struct flatten {
    static constexpr const char* kind = "flatten";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_flatten(Order, in); }

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        if constexpr (Order == axis_order::channels_first)
            kernels::transpose<Arch>(Stage.input, x, y);
        else if (x != y)
            for (std::size_t i = 0; i < Stage.output.size(); ++i) y[i] = x[i];
    }
};

}  // namespace zinfer
