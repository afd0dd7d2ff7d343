// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "zinfer/kernels/pooling.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/pool1d.hpp"

namespace zinfer {

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

static_assert(computing_layer<global_max_pool1d> && computing_layer<global_average_pool1d>);

}  // namespace zinfer
