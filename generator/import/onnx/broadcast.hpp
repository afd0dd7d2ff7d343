// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "generator/import/onnx/node_context.hpp"

namespace zgen::onnx {

/// Which element of a constant meets each value of the current activation.
struct broadcast_places {
    std::vector<std::size_t> source;  ///< one per channel or per feature, in memory order
    dims extents;                     ///< of the result
    layout order;                     ///< of the activation
};

/// Lays a constant with these extents on an activation by numpy's rules, and makes the activation the current one.
/// Errors   onnx::problem where the shapes do not fit, or where x would have to be broadcast
broadcast_places place_constants(node_context& node, activation x, const dims& extents);

/// Appends y = scale * x + shift, where scale and shift are tensors that numpy's rules broadcast to the activation.
///
/// Shapes   scale and shift as `extents` say
/// Errors   onnx::problem where the shapes do not fit, or where x would have to be broadcast
activation append_affine(node_context& node, const activation& x, const dims& extents, const std::vector<double>& scale,
                         const std::vector<double>& shift);

}  // namespace zgen::onnx
