// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <type_traits>

#include "zinfer/kernels/normalize.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

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

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        if (std::is_constant_evaluated())
            kernels::normalize<typename Arch::tail>(Stage.input.size(), Stage.output.size(), x, y);
        else
            kernels::normalize<Arch>(Stage.input.size(), Stage.output.size(), x, y);
    }
};

}  // namespace zinfer
