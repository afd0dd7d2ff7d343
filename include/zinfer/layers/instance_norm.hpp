// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/kernels/instance_norm.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// What the layer computes; configuration and weights may be known at run time.
template <class Arch>
constexpr void compute_instance_norm(const instance_norm_config& config, const stage_context& stage,
                                     const stage_memory& memory, const std::uint64_t* weights) noexcept {
    kernels::instance_norm<Arch>(config, stage.uncropped, stage.output.length, memory.input, weights, memory.output);
}

/// (x - mean) / sqrt(variance + epsilon) * scale + shift, mean and variance of each channel over its positions.
///
/// Shapes   input and output (length, channels)
/// Errors   none at run time; another number of channels does not compile (tests/fail/instance_norm_*.cpp)
/// Source   ONNX InstanceNormalization-6; kernels/instance_norm.hpp
template <instance_norm_config Config, class Weights>
struct instance_norm {
    using weights = Weights;
    static constexpr const char* kind = "instance_norm";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return require::channels<Index, instance_norm, In.channels, Config.channels>::met &&
               require::weight_words<Index, instance_norm, Weights::words_count,
                                     word_count(affine_packing{as_affine(Config)}.floats())>::met;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_instance_norm(in); }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range) noexcept {
        detail::on_evaluable<Arch>([&]<class Evaluable>() noexcept {
            compute_instance_norm<Evaluable>(Config, Stage, memory, Weights::data());
        });
    }
};

}  // namespace zinfer
