// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "generator/import/onnx/constants.hpp"
#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {

/// The extents, the batch as 1, from `start` up to `end` (opset 15).
void shape_of(node_context& node) {
    const std::int64_t start = node.integer("start", 0);
    const std::int64_t end = node.integer("end", largest_rank);
    const dims extents = extents_of(node.input(0));
    const auto rank = static_cast<std::int64_t>(extents.size());
    const auto place = [&](std::int64_t axis) {
        return std::clamp<std::int64_t>(axis < 0 ? axis + rank : axis, 0, rank);
    };
    std::vector<std::int64_t> list;
    for (std::int64_t axis = place(start); axis < place(end); ++axis)
        list.push_back(static_cast<std::int64_t>(extents[static_cast<std::size_t>(axis)]));
    node.output(integer_list(std::move(list)));
}

}  // namespace zgen::onnx::operators
