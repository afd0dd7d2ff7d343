// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {

void identity(node_context& node) {
    node.output(node.input(0));
}

}  // namespace zgen::onnx::operators
