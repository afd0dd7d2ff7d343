// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/requirement.hpp"
#include "zinfer/core/shape.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// What the layer computes, for any shape.
[[gnu::always_inline]] constexpr void compute_reshape(const stage_context& stage, const stage_memory& memory) noexcept {
    if (memory.input == memory.output) return;
    for (std::size_t i = 0; i < stage.output.size(); ++i) memory.output[i] = memory.input[i];
}

/// The same memory under another shape of the same size.
///
/// Shapes   input (length, channels), output Output
/// Errors   none at run time; another size does not compile (tests/fail/reshape_*.cpp)
/// Source   ONNX Reshape-14, Keras Reshape
template <shape Output>
struct reshape {
    static constexpr const char* kind = "reshape";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return require::same_size<Index, reshape, In.size(), Output.size()>::met;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_reshape(Output, in); }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range) noexcept {
        compute_reshape(Stage, memory);
    }
};

static_assert(computing_layer<reshape<shape{2, 3}>>);

}  // namespace zinfer
