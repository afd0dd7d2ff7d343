// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/onnx/node_context.hpp"

namespace zgen::onnx {

/// Makes one axis of an activation the network's channels and all others, in their order, its positions: appends a
/// transpose where the memory is channels-first.
///
/// Errors   onnx::problem where the memory is in neither order
shape read_channels(node_context& node, const activation& x, std::size_t channel_axis);

/// The order of a tensor with these extents whose memory is channels-last with respect to `channel_axis`.
layout channels_last(const dims& extents, std::size_t channel_axis);

}  // namespace zgen::onnx
