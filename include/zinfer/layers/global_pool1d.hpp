// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <type_traits>

#include "zinfer/core/config.hpp"
#include "zinfer/kernels/pooling.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

namespace detail {

template <class Operation>
struct global_pool1d {
    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_global_pool1d(in); }

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        constexpr pool1d_config whole{.size = Stage.length, .stride = 1};
        if (std::is_constant_evaluated())
            kernels::pool1d<typename Arch::tail, Operation>(whole, Stage.length, Stage.input.channels, 1, x, y);
        else
            kernels::pool1d<Arch, Operation>(whole, Stage.length, Stage.input.channels, 1, x, y);
    }
};

}  // namespace detail

/// The largest value of each channel over all positions, ONNX GlobalMaxPool-1.
///
/// Shapes   input (length, channels), output (1, channels)
struct global_max_pool1d : detail::global_pool1d<kernels::maximum_of_window> {
    static constexpr const char* kind = "global_max_pool1d";
};

/// The mean of each channel over all positions, ONNX GlobalAveragePool-1.
///
/// Shapes   input (length, channels), output (1, channels)
struct global_average_pool1d : detail::global_pool1d<kernels::average_of_window> {
    static constexpr const char* kind = "global_average_pool1d";
};

}  // namespace zinfer
