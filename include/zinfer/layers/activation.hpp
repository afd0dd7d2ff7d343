// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <type_traits>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/kernels/activation/activation.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// y = f(x) of every element; relu is a layer of its own.
///
/// Shapes   input and output (length, channels)
/// Errors   none at run time; parameters that are no numbers do not compile (tests/fail/activation_*.cpp)
/// Source   zinfer::function; kernels/activation, accuracy in tests/kernels/activation/pointwise.cpp
template <activation_config Config>
struct activation {
    static constexpr const char* kind = "activation";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return require::parameters<Index, activation, is_valid(Config)>::met;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_elementwise(in); }

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        if (std::is_constant_evaluated())
            kernels::activation<typename Arch::tail, Config.function>(Config, Stage.output.size(), x, y);
        else
            kernels::activation<Arch, Config.function>(Config, Stage.output.size(), x, y);
    }
};

}  // namespace zinfer
