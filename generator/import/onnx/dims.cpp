// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/dims.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "generator/import/onnx/problem.hpp"
#include "src/common/limits.hpp"

namespace zgen::onnx {

std::size_t element_count(const dims& extents) {
    if (extents.size() > largest_rank) {
        throw problem(fmt::format("a tensor has {} axes; expected at most {}", extents.size(), largest_rank));
    }
    // A zero anywhere makes the tensor empty, however large the other extents are.
    if (std::find(extents.begin(), extents.end(), 0) != extents.end()) return 0;
    std::size_t count = 1;
    for (const std::size_t extent : extents) {
        if (extent > common::max_elements / count) {
            throw problem(fmt::format("a tensor has the shape {}; expected at most {} elements", to_text(extents),
                                      common::max_elements));
        }
        count *= extent;
    }
    return count;
}

dims checked_dims(std::span<const std::int64_t> stored) {
    if (stored.size() > largest_rank) {
        throw problem(fmt::format("a tensor has {} axes; expected at most {}", stored.size(), largest_rank));
    }
    dims extents;
    for (const std::int64_t extent : stored) {
        if (extent < 0) throw problem(fmt::format("a tensor has the extent {}; expected no negative one", extent));
        extents.push_back(static_cast<std::size_t>(extent));
    }
    element_count(extents);
    return extents;
}

std::size_t checked_axis(std::int64_t axis, std::size_t rank) {
    const auto size = static_cast<std::int64_t>(rank);
    if (axis < -size || axis >= size) {
        throw problem(fmt::format("axis {} does not exist; the tensor has {} axes", axis, rank));
    }
    return static_cast<std::size_t>(axis < 0 ? axis + size : axis);
}

std::string to_text(const dims& extents) {
    return fmt::format("({})", fmt::join(extents, ", "));
}

}  // namespace zgen::onnx
