// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/shape.hpp"
#include "zinfer/kernels/position_range.hpp"

namespace zinfer {

/// What the network tells a layer about the stage it heads: a structural value, known at compile time.
struct stage_context {
    shape input;                    ///< what is present: the layer's input, cropped to what is needed
    shape output;                   ///< what is to be computed, after the fused layers
    std::size_t uncropped = 0;      ///< length of the layer's input before cropping
    std::size_t pool = 1;           ///< size of the fused pooling; 1: none
    bool relu = false;              ///< whether a relu is fused
    std::size_t samples = 1;        ///< inputs computed together
    std::size_t sample_stride = 0;  ///< floats between the inputs of two samples; outputs are contiguous

    friend constexpr bool operator==(const stage_context&, const stage_context&) = default;
};

/// Where a stage reads and writes: what its position_range needs and gives.
struct stage_memory {
    const float* input = nullptr;
    const float* second = nullptr;  ///< the second value that a sum reads
    float* transformed = nullptr;   ///< scratch of minimal filtering: transformed inputs
    float* products = nullptr;      ///< and products
    float* output = nullptr;
};

/// The elements of a stage whose outputs depend on their own position alone.
struct element_run {
    std::size_t first;   ///< the first output's place in the whole activation
    std::size_t size;    ///< outputs
    std::size_t offset;  ///< of the first output's input in the stage's memory
};

[[gnu::always_inline]] constexpr element_run elements(const stage_context& stage, position_range range) noexcept {
    const std::size_t channels = stage.output.channels;
    return {range.first * channels, range.count() * channels, (range.first - range.input_begin) * channels};
}

}  // namespace zinfer
