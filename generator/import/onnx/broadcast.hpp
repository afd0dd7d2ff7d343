// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "import/onnx/node_context.hpp"

namespace zgen::onnx {

/// Appends y = scale * x + shift, where scale and shift are tensors that numpy's rules broadcast to the activation.
///
/// Shapes   scale and shift as `extents` say
/// Errors   onnx::problem where the shapes do not fit, or where x would have to be broadcast
activation append_affine(node_context& node, const activation& x, const dims& extents, const std::vector<double>& scale,
                         const std::vector<double>& shift);

}  // namespace zgen::onnx
