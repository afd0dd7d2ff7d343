// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/shape.hpp"

namespace zinfer {

/// What the network tells a layer about the stage it heads: a structural value, known at compile time.
struct stage_context {
    shape input;                    ///< what is present: the layer's input, cropped to what is needed
    shape output;                   ///< what is to be computed, after the fused layers
    std::size_t length = 0;         ///< positions of the layer's input before cropping
    std::size_t pool = 1;           ///< size of the fused pooling; 1: none
    bool relu = false;              ///< whether a relu is fused
    std::size_t samples = 1;        ///< inputs computed together
    std::size_t sample_stride = 0;  ///< floats between the inputs of two samples; outputs lie behind each other

    friend constexpr bool operator==(const stage_context&, const stage_context&) = default;
};

}  // namespace zinfer
