// SPDX-License-Identifier: Apache-2.0
#include "import/onnx/operators/operators.hpp"
#include "import/onnx/pooling.hpp"

namespace zgen::onnx::operators {

void max_pool(node_context& node) {
    const pooling pool = read_pooling(node);
    node.ignore({"storage_order"});  // it orders the second output, the indices
    const activation x = node.current();
    const zinfer::pool1d_config config = settle(pool, x.extents).config;  // padding never wins a maximum
    append_pooling(node, x, config, max_pool1d{config});
}

}  // namespace zgen::onnx::operators
