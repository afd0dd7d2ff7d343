// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

/// Which of `rank` axes are named. The axes were an attribute before opset 13 and are an input since.
std::vector<bool> marked(const std::vector<std::int64_t>& axes, std::size_t rank) {
    std::vector<bool> marks(rank, false);
    for (const std::int64_t axis : axes) {
        const std::size_t place = checked_axis(axis, rank);
        if (marks[place]) throw problem(fmt::format("axis {} is named twice; expected each once", axis));
        marks[place] = true;
    }
    return marks;
}

}  // namespace

void squeeze(node_context& node) {
    const auto axes = node.integers("axes", 1);
    value x = node.input(0);
    const dims& extents = extents_of(x);
    std::vector<bool> removed;
    if (axes) {
        removed = marked(*axes, extents.size());
    } else {
        for (const std::size_t extent : extents) removed.push_back(extent == 1);
    }
    dims result;
    for (std::size_t axis = 0; axis < extents.size(); ++axis) {
        if (!removed[axis]) {
            result.push_back(extents[axis]);
        } else if (extents[axis] != 1) {
            throw problem(
                fmt::format("axis {} of {} is squeezed; expected an axis of extent 1", axis, to_text(extents)));
        }
    }
    node.output(with_extents(std::move(x), std::move(result)));
}

void unsqueeze(node_context& node) {
    const auto axes = node.integers("axes", 1);
    if (!axes) throw problem("it has no axes; expected a list");
    value x = node.input(0);
    const dims& extents = extents_of(x);
    const std::size_t rank = extents.size() + axes->size();
    if (rank > largest_rank)
        throw problem(fmt::format("the result has {} axes; expected at most {}", rank, largest_rank));
    const std::vector<bool> added = marked(*axes, rank);
    dims result;
    auto next = extents.begin();
    for (const bool is_new : added) result.push_back(is_new ? 1 : *next++);
    node.output(with_extents(std::move(x), std::move(result)));
}

}  // namespace zgen::onnx::operators
