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

/// x where x >= 0, otherwise slope * x: one slope a channel, or one a feature.
///
/// Shapes   input and output (length, channels); Config.values is channels or length * channels
/// Errors   none at run time; other numbers of values do not compile (tests/fail/prelu_*.cpp)
/// Source   ONNX PRelu-16; kernels/elementwise.hpp
template <prelu_config Config, class Weights>
struct prelu {
    using weights = Weights;
    static constexpr const char* kind = "prelu";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return require::channels_or_features<Index, prelu, Config.values, In.channels, In.size()>::met &&
               require::weight_words<Index, prelu, Weights::words_count,
                                     word_count(prelu_packing{Config}.floats())>::met;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_elementwise(in); }

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        if (std::is_constant_evaluated())
            kernels::prelu<typename Arch::tail>(Config, Stage.output.size(), x, Weights::data(), y);
        else
            kernels::prelu<Arch>(Config, Stage.output.size(), x, Weights::data(), y);
    }
};

}  // namespace zinfer
