// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstddef>
#include <type_traits>

#include "zinfer/arch/scalar.hpp"
#include "zinfer/core/shape.hpp"
#include "zinfer/kernels/position_range.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// A type that a network can be made of. It has a name, says whether its configuration and weights fit its input (or
/// does not compile: core/requirement.hpp), and describes itself to the plan.
template <class Layer>
concept layer = requires(shape in) {
    { Layer::kind } -> std::convertible_to<const char*>;
    { Layer::template check<0, shape{1, 1}>() }
    noexcept->std::same_as<bool>;
    { Layer::describe(in) }
    noexcept->std::same_as<layer_descriptor>;
};

/// A layer that can head a stage. It computes a range of the stage's output positions: all of them, unless its
/// descriptor says that it computes_ranges. A stage of several samples is one call for a convolution or dense layer,
/// and one call per sample for the others. An output that depends on a number that is not finite is not finite either,
/// so that an overflow reaches the network's output.
template <class Layer>
concept computing_layer = layer<Layer> && requires(const stage_memory& memory) {
    { Layer::template forward<arch::scalar, stage_context{}>(memory, all_positions<1>) }
    noexcept->std::same_as<void>;
};

/// A layer with parameters in read-only storage: Layer::weights has words_count 64-bit words from data() on, and their
/// crc32.
template <class Layer>
concept weighted_layer = layer<Layer> && requires {
    typename Layer::weights;
};

namespace detail {

/// body.operator()<Arch>(); in constant evaluation, which has no vectors, with the instruction set's scalar tail.
template <class Arch, class Body>
[[gnu::always_inline]] constexpr void on_evaluable(Body body) noexcept {
    if (std::is_constant_evaluated())
        body.template operator()<typename Arch::tail>();
    else
        body.template operator()<Arch>();
}

}  // namespace detail

}  // namespace zinfer
