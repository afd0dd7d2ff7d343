// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <utility>

#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {

void constant_of_shape(node_context& node) {
    const TensorProto* const tensor = node.tensor("value");
    const dims extents = checked_dims(node.integer_input(0));
    const std::size_t count = element_count(extents);
    node.spend(count);
    numbers result = std::vector<double>(count, 0.0);
    if (tensor != nullptr) {
        const zgen::onnx::constant one = node.load(*tensor);
        if (element_count(one.extents) != 1) throw problem("value has several elements; expected one");
        if (const auto* real = std::get_if<std::vector<double>>(one.data.get()))
            result = std::vector<double>(count, real->front());
        else
            result = std::vector<std::int64_t>(count, std::get<std::vector<std::int64_t>>(*one.data).front());
    }
    node.output(zgen::onnx::constant{extents, std::make_shared<const numbers>(std::move(result))});
}

}  // namespace zgen::onnx::operators
