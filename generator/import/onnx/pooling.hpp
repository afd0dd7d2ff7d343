// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "import/onnx/node_context.hpp"
#include "import/onnx/window.hpp"

namespace zgen::onnx {

/// What MaxPool and AveragePool have in common.
struct pooling {
    window sliding;
    bool ceil_mode = false;
};

/// A pooling window settled for one input.
struct settled_pooling {
    zinfer::pool1d_config config;
    std::size_t overhang = 0;  ///< positions of pad_end that only ceil_mode adds
};

/// Reads the window's attributes and ceil_mode.
/// Errors   as read_window(); without kernel_shape; dilations other than 1; ceil_mode beside an auto_pad
pooling read_pooling(node_context& node);

/// Rounding up is rounding down with more padding at the end, as far as a window still starts on the input.
/// Errors   onnx::problem for an input that is not (1, channels, length), for a window that does not fit, and for
///          padding that a window could lie in as a whole
settled_pooling settle(pooling pool, const dims& extents);

/// Appends the pooling layer `op`, which slides as `config` says, and sets the node's output.
void append_pooling(node_context& node, const activation& x, const zinfer::pool1d_config& config, operation op);

}  // namespace zgen::onnx
