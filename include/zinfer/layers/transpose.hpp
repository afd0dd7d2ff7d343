// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/kernels/transpose.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// What the layer computes.
template <class Arch>
constexpr void compute_transpose(const stage_context& stage, const stage_memory& memory) noexcept {
    kernels::transpose<Arch>(stage.input, memory.input, memory.output);
}

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

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range) noexcept {
        compute_transpose<Arch>(Stage, memory);
    }
};

static_assert(computing_layer<transpose>);

}  // namespace zinfer
