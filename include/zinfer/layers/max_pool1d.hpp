// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "zinfer/core/config.hpp"
#include "zinfer/kernels/pooling.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/pool1d.hpp"

namespace zinfer {

/// The largest value of each channel over a sliding window; padding never wins.
///
/// Shapes   input (length, channels), output (window_positions(length, ...), channels)
/// Errors   none at run time; a window longer than its padded input does not compile (tests/fail/max_pool1d_*.cpp)
/// Source   ONNX MaxPool-12; kernels/pooling.hpp
template <pool1d_config Config>
struct max_pool1d : detail::pool1d<max_pool1d<Config>, kernels::maximum_of_window, Config> {
    static constexpr const char* kind = "max_pool1d";

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_max_pool1d(Config, in); }
};

}  // namespace zinfer
