// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/operators/operators.hpp"
#include "generator/import/onnx/pooling.hpp"

namespace zgen::onnx::operators {

void max_pool(node_context& node) {
    const pooling pool = read_pooling(node);
    node.ignore({"storage_order"});  // it orders the second output, the indices
    const activation x = node.current();
    const settled_pooling settled = settle(pool, x.extents);  // padding never wins a maximum
    append_pooling(node, x, settled, max_pool1d{settled.config});
}

}  // namespace zgen::onnx::operators
