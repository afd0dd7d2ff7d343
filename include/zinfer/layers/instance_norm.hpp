// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <type_traits>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/kernels/instance_norm.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

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

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        if (std::is_constant_evaluated())
            kernels::instance_norm<typename Arch::tail>(Config, Stage.length, Stage.output.length, x, Weights::data(),
                                                        y);
        else
            kernels::instance_norm<Arch>(Config, Stage.length, Stage.output.length, x, Weights::data(), y);
    }
};

}  // namespace zinfer
