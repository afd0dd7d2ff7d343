// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "generator/import/onnx/channels.hpp"
#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

/// Over one axis since opset 13; before, over all axes from `axis` on together.
void append_softmax(node_context& node, operation op) {
    const bool one_axis = node.opset() >= 13;
    const std::int64_t given = node.integer("axis", one_axis ? -1 : 1);
    activation x = node.current();
    const dims extents = x.extents;
    std::size_t axis = checked_axis(given, extents.size());
    node.check_keeps_samples_apart(axis, extents);
    if (!one_axis) {
        const auto cut = extents.begin() + static_cast<std::ptrdiff_t>(axis);
        x.extents = {element_count(dims(extents.begin(), cut)), element_count(dims(cut, extents.end()))};
        axis = 1;
    }
    read_channels(node, x, axis);
    node.append(std::move(op));
    node.output(node.result(extents, channels_last(x.extents, axis)));
}

}  // namespace

void softmax(node_context& node) {
    append_softmax(node, zgen::softmax{});
}
void log_softmax(node_context& node) {
    append_softmax(node, zgen::log_softmax{});
}

}  // namespace zgen::onnx::operators
