// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/shape.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/reshape.hpp"
#include "zinfer/layers/stage_context.hpp"
#include "zinfer/layers/transpose.hpp"

namespace zinfer {

/// What the layer computes; the order may be known at run time.
template <class Arch>
constexpr void compute_flatten(axis_order order, const stage_context& stage, const stage_memory& memory) noexcept {
    if (order == axis_order::channels_first)
        compute_transpose<Arch>(stage, memory);
    else
        compute_reshape(stage, memory);
}

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

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range) noexcept {
        compute_flatten<Arch>(Order, Stage, memory);
    }
};

static_assert(computing_layer<flatten<axis_order::channels_last>>);
static_assert(computing_layer<flatten<axis_order::channels_first>>);

}  // namespace zinfer
