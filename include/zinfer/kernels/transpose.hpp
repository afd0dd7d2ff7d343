// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/shape.hpp"

namespace zinfer::kernels {

/// (length, channels) -> (channels, length); x and y do not overlap.
template <class Arch>
constexpr void transpose(shape in, const float* x, float* y) noexcept {
    for (std::size_t position = 0; position < in.length; ++position)
        for (std::size_t channel = 0; channel < in.channels; ++channel)
            y[channel * in.length + position] = x[position * in.channels + channel];
}

}  // namespace zinfer::kernels
