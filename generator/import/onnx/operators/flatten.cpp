// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {

void flatten(node_context& node) {
    const std::int64_t given = node.integer("axis", 1);
    value x = node.input(0);
    const dims& extents = extents_of(x);
    const auto rank = static_cast<std::int64_t>(extents.size());
    // Unlike elsewhere, the axis may be the rank itself: everything before it.
    const std::size_t axis = given == rank ? extents.size() : checked_axis(given, extents.size());
    const auto cut = extents.begin() + static_cast<std::ptrdiff_t>(axis);
    const dims flat{element_count(dims(extents.begin(), cut)), element_count(dims(cut, extents.end()))};
    node.output(with_extents(std::move(x), flat));
}

}  // namespace zgen::onnx::operators
