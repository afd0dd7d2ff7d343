// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "generator/import/onnx/node_context.hpp"
#include "generator/import/onnx/window.hpp"

namespace zgen::onnx {

/// What MaxPool and AveragePool have in common.
struct pooling {
    windows sliding;
    bool ceil_mode = false;
};

/// A pooling window settled for one input.
struct settled_pooling {
    std::size_t axis = 0;  ///< along which it slides
    zinfer::pool1d_config config;
    std::size_t overhang = 0;  ///< positions of pad_end that only ceil_mode adds
};

/// Reads the windows' attributes and ceil_mode.
/// Errors   as windows()
pooling read_pooling(node_context& node);

/// Rounding up is rounding down with more padding at the end, as far as a window still starts on the input.
/// Errors   as windows::along() and sliding_axis(); onnx::problem without kernel_shape, for
///          ceil_mode beside an auto_pad, a window that does not fit, and padding that a window could lie in as a whole
settled_pooling settle(const pooling& pool, const dims& extents);

/// Appends the pooling layer `op`, which slides as settled, and sets the node's output.
void append_pooling(node_context& node, const activation& x, const settled_pooling& pool, operation op);

}  // namespace zgen::onnx
