// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/kernels/normalize.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// What the layer computes.
template <class Arch>
constexpr void compute_normalize(const stage_context& stage, const stage_memory& memory) noexcept {
    kernels::normalize<Arch>(stage.input.size(), stage.output.size(), memory.input, memory.output);
}

/// Min-max normalization of each spectrum to [0, 1]. A network with this layer refuses flat inputs.
///
/// Shapes   input and output (length, channels)
/// Source   y = (x - min) / (max - min); kernels/normalize.hpp
struct normalize {
    static constexpr const char* kind = "normalize";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_normalize(in); }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range) noexcept {
        detail::on_evaluable<Arch>([&]<class Evaluable>() noexcept { compute_normalize<Evaluable>(Stage, memory); });
    }
};

static_assert(computing_layer<normalize> && normalize::describe({2, 1}).needs_varied_input);

}  // namespace zinfer
