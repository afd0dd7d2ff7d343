// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/broadcast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "generator/import/onnx/settle.hpp"

namespace zgen::onnx {
namespace {

/// Extents with leading ones up to a rank.
dims padded(const dims& extents, std::size_t rank) {
    dims result(rank - extents.size(), 1);
    result.insert(result.end(), extents.begin(), extents.end());
    return result;
}

/// A digit of an element's place in memory, and how far the broadcast tensor moves on with it.
struct step {
    std::size_t extent;
    std::size_t stride;
    std::size_t moves;
};

/// The activation's order splits into the axes of the result.
std::vector<step> steps_over_memory(const activation& x, const dims& result, const dims& given) {
    if (element_count(given) == 1) return {};
    const auto axes = x.order.split(result);
    std::vector<step> steps;
    std::size_t moves = 1;
    for (std::size_t axis = result.size(); axis-- > 0;) {
        if (given[axis] == 1) continue;
        const auto& digits = (*axes)[axis];
        for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
            steps.push_back({digit->extent, digit->stride, moves});
            moves *= digit->extent;
        }
    }
    return steps;
}

}  // namespace

broadcast_places place_constants(node_context& node, activation x, const dims& extents) {
    const std::size_t rank = std::max(x.extents.size(), extents.size());
    dims result = padded(x.extents, rank);
    const dims given = padded(extents, rank);
    for (std::size_t axis = 0; axis < rank; ++axis) {
        if (given[axis] != 1 && given[axis] != result[axis]) {
            throw problem(
                fmt::format("a constant of shape {} meets an activation of shape {}; expected one that "
                            "broadcasts to it",
                            to_text(extents), to_text(x.extents)));
        }
    }
    if (!x.order.split(result)) x = in_c_order(node, x);
    node.go_on_from(x);
    const std::vector<step> steps = steps_over_memory(x, result, given);
    const std::size_t few = node.affine_values();
    const bool few_suffice =
        std::all_of(steps.begin(), steps.end(), [&](const step& s) { return few % (s.extent * s.stride) == 0; });
    const std::size_t values = few_suffice ? few : element_count(result);
    node.spend(values);
    broadcast_places places{std::vector<std::size_t>(values), std::move(result), x.order};
    for (std::size_t place = 0; place < values; ++place)
        for (const step& s : steps) places.source[place] += place / s.stride % s.extent * s.moves;
    return places;
}

activation append_affine(node_context& node, const activation& x, const dims& extents, const std::vector<double>& scale,
                         const std::vector<double>& shift) {
    broadcast_places places = place_constants(node, x, extents);
    node.spend(2 * places.source.size());
    affine map;
    for (const std::size_t source : places.source) {
        map.scale.push_back(scale[source]);
        map.shift.push_back(shift[source]);
    }
    node.append(std::move(map));
    return node.result(std::move(places.extents), std::move(places.order));
}

}  // namespace zgen::onnx
