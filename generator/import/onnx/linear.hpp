// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "generator/import/onnx/node_context.hpp"

namespace zgen::onnx {

/// Appends y = W x + b over one axis of an activation: a dense layer, or, where the other axes hold more than one
/// position, a convolution with a kernel of one tap.
///
/// Shapes   kernel (units, inputs) row-major, inputs as they follow each other on the axis, which need not be the order
///          of memory; bias (units)
/// Result   the activation with `units` on that axis
activation append_linear(node_context& node, const activation& x, std::size_t axis, std::vector<double> kernel,
                         std::vector<double> bias);

}  // namespace zgen::onnx
