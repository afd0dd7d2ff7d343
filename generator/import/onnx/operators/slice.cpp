// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

/// Attributes before opset 10, inputs since.
std::optional<std::vector<std::int64_t>> read_list(node_context& node, std::string_view attribute, std::size_t index) {
    if (node.opset() < 10) return node.integers(attribute);
    if (!node.has_input(index)) return std::nullopt;
    return node.integer_input(index);
}

/// The indices from start to end, as Python's slices have them.
std::vector<std::size_t> indices_of(std::int64_t start, std::int64_t end, std::int64_t step, std::size_t extent) {
    const auto size = static_cast<std::int64_t>(extent);
    if (step == 0) throw problem("a step is 0; expected another number");
    const auto counted = [&](std::int64_t place) { return place < 0 && place >= -size ? place + size : place; };
    const std::int64_t lowest = step > 0 ? 0 : -1;
    const std::int64_t highest = step > 0 ? size : size - 1;
    start = std::clamp(counted(start), lowest, highest);
    end = std::clamp(counted(end), lowest, highest);
    step = std::clamp(step, -size - 1, size + 1);
    std::vector<std::size_t> result;
    for (std::int64_t i = start; step > 0 ? i < end : i > end; i += step) result.push_back(static_cast<std::size_t>(i));
    return result;
}

template <class Number>
std::vector<Number> picked(const std::vector<Number>& from, const dims& extents, std::size_t axis,
                           const std::vector<std::size_t>& indices) {
    const auto cut = extents.begin() + static_cast<std::ptrdiff_t>(axis);
    const std::size_t outer = element_count(dims(extents.begin(), cut));
    const std::size_t inner = element_count(dims(cut + 1, extents.end()));
    std::vector<Number> result;
    for (std::size_t o = 0; o < outer; ++o)
        for (const std::size_t index : indices)
            for (std::size_t i = 0; i < inner; ++i) result.push_back(from[(o * *cut + index) * inner + i]);
    return result;
}

}  // namespace

/// Of constants alone: what exporters compute shapes with.
void slice(node_context& node) {
    const auto starts = read_list(node, "starts", 1);
    const auto ends = read_list(node, "ends", 2);
    const auto axes = read_list(node, "axes", 3);
    const auto steps = read_list(node, "steps", 4);
    const value x = node.input(0);
    const auto* const data = std::get_if<zgen::onnx::constant>(&x);
    if (data == nullptr) throw problem("it cuts the activation; expected a constant: Slice is for shapes alone");
    if (!starts || !ends || starts->size() != ends->size() || (axes && axes->size() != starts->size()) ||
        (steps && steps->size() != starts->size()))
        throw problem("starts, ends, axes and steps differ in length; expected one of each for an axis");
    dims extents = data->extents;
    numbers result = *data->data;
    for (std::size_t i = 0; i < starts->size(); ++i) {
        const std::size_t axis = checked_axis(axes ? (*axes)[i] : static_cast<std::int64_t>(i), extents.size());
        const auto indices = indices_of((*starts)[i], (*ends)[i], steps ? (*steps)[i] : 1, extents[axis]);
        node.spend(element_count(extents));
        result = std::visit([&](const auto& from) { return numbers(picked(from, extents, axis, indices)); }, result);
        extents[axis] = indices.size();
    }
    node.output(zgen::onnx::constant{extents, std::make_shared<const numbers>(std::move(result))});
}

}  // namespace zgen::onnx::operators
