// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <type_traits>

#include "zinfer/kernels/softmax.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// Probabilities from scores, over the channels of each position: e^x / (sum of e^x).
///
/// Shapes   input and output (length, channels)
/// Source   ONNX Softmax-13; kernels/softmax.hpp
struct softmax {
    static constexpr const char* kind = "softmax";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_elementwise(in); }

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        if (std::is_constant_evaluated())
            kernels::softmax<typename Arch::tail>(Stage.output, x, y);
        else
            kernels::softmax<Arch>(Stage.output, x, y);
    }
};

/// Their logarithms, also where the probability is 0 as a float: x - log(sum of e^x).
///
/// Shapes   input and output (length, channels)
/// Source   ONNX LogSoftmax-13; kernels/softmax.hpp
struct log_softmax {
    static constexpr const char* kind = "log_softmax";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_elementwise(in); }

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        if (std::is_constant_evaluated())
            kernels::log_softmax<typename Arch::tail>(Stage.output, x, y);
        else
            kernels::log_softmax<Arch>(Stage.output, x, y);
    }
};

}  // namespace zinfer
