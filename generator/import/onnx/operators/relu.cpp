// SPDX-License-Identifier: Apache-2.0
#include "import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {

void relu(node_context& node) {
    const activation x = node.current();
    node.append(zgen::relu{});
    node.output(node.result(x.extents, x.order));
}

}  // namespace zgen::onnx::operators
