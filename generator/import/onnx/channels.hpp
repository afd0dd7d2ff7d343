// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "generator/import/onnx/node_context.hpp"

namespace zgen::onnx {

/// Brings an activation's memory into the order of the tensor with its axes in the order `axes`, and reads it as
/// `wanted`: appends what moves values where the memory lies otherwise.
void arrange(node_context& node, const activation& x, const std::vector<std::size_t>& axes, shape wanted);

/// The order of a tensor with these extents whose memory is the tensor with its axes in the order `axes`.
layout arranged(const dims& extents, const std::vector<std::size_t>& axes);

/// All axes of a tensor in order, but `moved` last.
std::vector<std::size_t> axes_with_last(std::size_t rank, std::size_t moved);

/// Makes one axis of an activation the network's channels and all others, in their order, its positions.
shape read_channels(node_context& node, const activation& x, std::size_t channel_axis);

/// The order of a tensor with these extents whose memory is channels-last with respect to `channel_axis`.
layout channels_last(const dims& extents, std::size_t channel_axis);

/// Appends what brings the current memory, in which a tensor lies in this order, into C order.
void append_permute(node_context& node, const layout& order);

}  // namespace zgen::onnx
