// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {

/// Outside training, and where nothing is dropped, the identity. Training is told by is_test before opset 7 and by the
/// third input from opset 12 on.
void dropout(node_context& node) {
    node.ignore({"seed"});
    bool training = node.opset() < 7 && node.integer("is_test", 0) == 0;
    if (node.has_input(2)) {
        const std::vector<std::int64_t> mode = node.integer_input(2);
        training = std::any_of(mode.begin(), mode.end(), [](std::int64_t flag) { return flag != 0; });
    }
    double ratio = node.real("ratio", 0.5);
    if (training && node.has_input(1)) ratio = node.weights(1).data.front();
    if (training && ratio != 0.0) throw problem("it is in training mode; expected a model exported for inference");
    node.output(node.input(0));
}

}  // namespace zgen::onnx::operators
