// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/kernels/transpose.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// Exchanges positions and channels.
///
/// Shapes   input (length, channels), output (channels, length)
/// Source   ONNX Transpose-13 with perm = [0, 2, 1]
struct transpose {
    static constexpr const char* kind = "transpose";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_transpose(in); }

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        kernels::transpose<Arch>(Stage.input, x, y);
    }
};

}  // namespace zinfer
