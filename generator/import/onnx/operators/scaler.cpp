// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstddef>
#include <utility>
#include <vector>

#include "generator/import/onnx/broadcast.hpp"
#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {

/// (x - offset) * scale, along the last axis: scikit-learn's scalers, in the domain ai.onnx.ml.
void scaler(node_context& node) {
    const std::vector<double> offset = node.reals("offset").value_or(std::vector<double>{0.0});
    std::vector<double> scale = node.reals("scale").value_or(std::vector<double>{1.0});
    const activation x = node.current();
    const std::size_t features = x.extents.empty() ? 1 : x.extents.back();
    for (const auto& [what, list] : {std::pair{"offset", &offset}, std::pair{"scale", &std::as_const(scale)}})
        if (list->size() != 1 && list->size() != features)
            throw problem(fmt::format("{} has {} values; expected 1 or {}", what, list->size(), features));
    scale.resize(features, scale.front());
    std::vector<double> shift(features);
    for (std::size_t i = 0; i < features; ++i) shift[i] = -offset[offset.size() == 1 ? 0 : i] * scale[i];
    node.output(append_affine(node, x, {features}, scale, shift));
}

}  // namespace zgen::onnx::operators
