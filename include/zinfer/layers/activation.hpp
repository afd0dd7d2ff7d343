// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/kernels/activation/activation.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// What the layer computes; the configuration may be known at run time.
template <class Arch, function F>
constexpr void compute_activation(const activation_config& config, const stage_context& stage, position_range range,
                                  const stage_memory& memory) noexcept {
    const element_run run = elements(stage, range);
    kernels::activation<Arch, F>(config, run.size, memory.input + run.offset, memory.output);
}

/// y = f(x) of every element; relu is a layer of its own.
///
/// Shapes   input and output (length, channels)
/// Errors   none at run time; parameters that are not numbers do not compile (tests/fail/activation_*.cpp)
/// Source   zinfer::function; kernels/activation, accuracy in tests/kernels/activation/pointwise.cpp
template <activation_config Config>
struct activation {
    static constexpr const char* kind = "activation";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return require::parameters<Index, activation, is_valid(Config)>::met;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_elementwise(in); }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range range) noexcept {
        detail::on_evaluable<Arch>([&]<class Evaluable>() noexcept {
            compute_activation<Evaluable, Config.function>(Config, Stage, range, memory);
        });
    }
};

}  // namespace zinfer
