// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <type_traits>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/kernels/pooling.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// The mean of each channel over a sliding window; padding counts as zeros only with count_padding.
///
/// Shapes   input (length, channels), output (window_positions(length, ...), channels)
/// Errors   none at run time; a window longer than its padded input does not compile (tests/fail/average_pool1d_*.cpp)
/// Source   ONNX AveragePool-19; kernels/pooling.hpp
template <pool1d_config Config>
struct average_pool1d {
    static constexpr const char* kind = "average_pool1d";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        constexpr bool valid = Config.size > 0 && Config.stride > 0 && Config.dilation > 0 && Config.meets(In.length);
        if constexpr (require::configuration<Index, average_pool1d, valid>::met)
            return require::window<Index, average_pool1d, In.length + Config.pad_begin + Config.pad_end,
                                   Config.extent()>::met;
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_average_pool1d(Config, in); }

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        if (std::is_constant_evaluated())
            kernels::pool1d<typename Arch::tail, kernels::average_of_window>(Config, Stage.length, Stage.input.channels,
                                                                             Stage.output.length, x, y);
        else
            kernels::pool1d<Arch, kernels::average_of_window>(Config, Stage.length, Stage.input.channels,
                                                              Stage.output.length, x, y);
    }
};

}  // namespace zinfer
