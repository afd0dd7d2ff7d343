// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/kernels/pooling.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

/// What all pooling layers share.
namespace zinfer {

/// Pooling, its configuration known at run time. Operation is kernels::maximum_of_window or average_of_window.
template <class Arch, class Operation>
constexpr void compute_pool1d(const pool1d_config& config, const stage_context& stage, position_range range,
                              const stage_memory& memory) noexcept {
    kernels::pool1d<Arch, Operation>(config, stage.uncropped, stage.input.channels, range, memory.input, memory.output);
}

/// Pooling over all positions, as many as there are.
template <class Arch, class Operation>
constexpr void compute_global_pool1d(const stage_context& stage, const stage_memory& memory) noexcept {
    compute_pool1d<Arch, Operation>({.size = stage.uncropped}, stage, all_positions<1>, memory);
}

namespace detail {

/// Pooling over sliding windows; Layer is the type that derives from it, for the compiler's messages.
template <class Layer, class Operation, pool1d_config Config>
struct pool1d {
    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        constexpr bool valid = Config.size > 0 && Config.stride > 0 && Config.dilation > 0 && Config.meets(In.length);
        if constexpr (require::configuration<Index, Layer, valid>::met)
            return require::window<Index, Layer, In.length + Config.pad_begin + Config.pad_end, Config.extent()>::met;
        return true;
    }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range range) noexcept {
        on_evaluable<Arch>(
            [&]<class Evaluable>() noexcept { compute_pool1d<Evaluable, Operation>(Config, Stage, range, memory); });
    }
};

/// Pooling over all positions.
template <class Operation>
struct global_pool1d {
    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_global_pool1d(in); }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range) noexcept {
        on_evaluable<Arch>(
            [&]<class Evaluable>() noexcept { compute_global_pool1d<Evaluable, Operation>(Stage, memory); });
    }
};

}  // namespace detail

}  // namespace zinfer
