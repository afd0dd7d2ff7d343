// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <type_traits>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/kernels/elementwise.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// y = scale * x + shift with one rounding: one scale and shift a channel, or one a feature.
///
/// Shapes   input and output (length, channels); Config.values is channels or length * channels
/// Errors   none at run time; other numbers of values do not compile (tests/fail/affine_*.cpp)
/// Source   ONNX Mul-14, Add-14, BatchNormalization-15; kernels/elementwise.hpp
template <affine_config Config, class Weights>
struct affine {
    using weights = Weights;
    static constexpr const char* kind = "affine";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return require::channels_or_features<Index, affine, Config.values, In.channels, In.size()>::met &&
               require::weight_words<Index, affine, Weights::words_count,
                                     word_count(affine_packing{Config}.floats())>::met;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_affine(in); }

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        if (std::is_constant_evaluated())
            kernels::affine<typename Arch::tail>(Config, Stage.output.size(), x, Weights::data(), y);
        else
            kernels::affine<Arch>(Config, Stage.output.size(), x, Weights::data(), y);
    }
};

}  // namespace zinfer
