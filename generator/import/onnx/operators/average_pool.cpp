// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/operators/operators.hpp"
#include "generator/import/onnx/pooling.hpp"

namespace zgen::onnx::operators {

void average_pool(node_context& node) {
    const pooling pool = read_pooling(node);
    const bool count_padding = node.integer("count_include_pad", 0) != 0;
    const activation x = node.current();
    settled_pooling settled = settle(pool, x.extents);
    if (count_padding && settled.overhang > 0) {
        throw problem(
            "ceil_mode lets the last window reach past counted padding; expected ceil_mode or "
            "count_include_pad, not both");
    }
    settled.config.count_padding = count_padding && settled.config.pad_begin + settled.config.pad_end > 0;
    append_pooling(node, x, settled, average_pool1d{settled.config});
}

}  // namespace zgen::onnx::operators
