// SPDX-License-Identifier: Apache-2.0
#include "import/onnx/broadcast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

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

std::vector<step> steps_over_memory(const activation& x, const dims& result, const dims& given) {
    if (element_count(given) == 1) return {};
    const auto axes = x.order.split(result);
    if (!axes) {
        throw problem(fmt::format("its input {} mixes axes in memory; expected a reshape that keeps them apart",
                                  to_text(result)));
    }
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

activation append_affine(node_context& node, const activation& x, const dims& extents, const std::vector<double>& scale,
                         const std::vector<double>& shift) {
    const std::size_t rank = std::max(x.extents.size(), extents.size());
    const dims result = padded(x.extents, rank);
    const dims given = padded(extents, rank);
    for (std::size_t axis = 0; axis < rank; ++axis) {
        if (given[axis] != 1 && given[axis] != result[axis]) {
            throw problem(
                fmt::format("a constant of shape {} meets an activation of shape {}; expected one that "
                            "broadcasts to it",
                            to_text(extents), to_text(x.extents)));
        }
    }

    const std::vector<step> steps = steps_over_memory(x, result, given);
    const std::size_t few = node.affine_values();
    const bool few_suffice =
        std::all_of(steps.begin(), steps.end(), [&](const step& s) { return few % (s.extent * s.stride) == 0; });
    const std::size_t values = few_suffice ? few : element_count(result);
    node.spend(2 * values);
    affine map{std::vector<double>(values), std::vector<double>(values)};
    for (std::size_t place = 0; place < values; ++place) {
        std::size_t source = 0;
        for (const step& s : steps) source += place / s.stride % s.extent * s.moves;
        map.scale[place] = scale[source];
        map.shift[place] = shift[source];
    }
    node.append(std::move(map));
    return node.result(result, x.order);
}

}  // namespace zgen::onnx
