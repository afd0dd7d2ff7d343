// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/kernels/elementwise.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// What the layer computes; configuration and weights may be known at run time.
template <class Arch>
constexpr void compute_prelu(const prelu_config& config, const stage_context& stage, position_range range,
                             const stage_memory& memory, const std::uint64_t* weights) noexcept {
    const element_run run = elements(stage, range);
    kernels::prelu<Arch>(config, run.first, run.size, memory.input + run.offset, weights, memory.output);
}

/// x where x >= 0, otherwise slope * x: one slope per channel or per feature.
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

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range range) noexcept {
        detail::on_evaluable<Arch>([&]<class Evaluable>() noexcept {
            compute_prelu<Evaluable>(Config, Stage, range, memory, Weights::data());
        });
    }
};

}  // namespace zinfer
