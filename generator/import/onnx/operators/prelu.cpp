// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/broadcast.hpp"
#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {

/// Before opset 7 a list of slopes has one per channel; since then it broadcasts by numpy's rules.
void prelu(node_context& node) {
    const activation x = node.current();
    real_tensor slope = node.weights(1);
    if (node.opset() < 7 && slope.extents.size() == 1 && x.extents.size() > 2)
        slope.extents.resize(x.extents.size() - 1, 1);
    broadcast_places places = place_constants(node, x, slope.extents);
    zgen::prelu op;
    for (const std::size_t source : places.source) op.slope.push_back(slope.data[source]);
    node.append(std::move(op));
    node.output(node.result(std::move(places.extents), std::move(places.order)));
}

}  // namespace zgen::onnx::operators
