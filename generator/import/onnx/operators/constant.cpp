// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <utility>

#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

zgen::onnx::constant scalar(numbers one) {
    return {{}, std::make_shared<const numbers>(std::move(one))};
}

template <typename Number>
zgen::onnx::constant list(std::vector<Number> data) {
    return {{data.size()}, std::make_shared<const numbers>(std::move(data))};
}

}  // namespace

void constant(node_context& node) {
    if (const TensorProto* const tensor = node.tensor("value")) {
        node.output(node.load(*tensor));
    } else if (node.has("value_float")) {
        node.output(scalar(std::vector<double>{node.real("value_float", 0.0)}));
    } else if (node.has("value_int")) {
        node.output(scalar(std::vector<std::int64_t>{node.integer("value_int", 0)}));
    } else if (auto reals = node.reals("value_floats")) {
        node.spend(reals->size());
        node.output(list(*std::move(reals)));
    } else if (auto integers = node.integers("value_ints")) {
        node.spend(integers->size());
        node.output(list(*std::move(integers)));
    } else {
        throw problem("it holds no numbers; expected value, value_float, value_floats, value_int or value_ints");
    }
}

}  // namespace zgen::onnx::operators
