// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "generator/graph/graph.hpp"

/// What a network costs, for people to read and budgets to check.
namespace zgen {

/// Trained values of the operation: kernels, biases, scales and shifts.
std::size_t parameters(const operation& op);

/// Multiply-adds of one inference, padding counted as if it were data; biases, comparisons, additions alone and
/// the functions of activations and softmax do not count.
/// Errors   as output_shape
std::size_t multiply_adds(const operation& op, shape input);

/// Bytes of the operation's weights in read-only memory as float32, in the kernels' order and filled up to it.
std::size_t weight_bytes(const operation& op);

/// Bytes of the baked network's workspace: float32, layerwise schedule.
/// Errors   as shapes
std::size_t workspace_bytes(const graph& g);

}  // namespace zgen
