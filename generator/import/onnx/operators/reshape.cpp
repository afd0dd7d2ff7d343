// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

problem does_not_fit(const std::vector<std::int64_t>& target, const dims& extents) {
    return problem(fmt::format("{} is reshaped to ({}); expected a shape of as many elements", to_text(extents),
                               fmt::join(target, ", ")));
}

/// Zeros copied from the input's extents, at most one -1 left.
dims resolve(std::vector<std::int64_t> target, const dims& extents, bool zero_is_zero, std::size_t& unknown) {
    dims result;
    unknown = target.size();
    for (std::size_t axis = 0; axis < target.size(); ++axis) {
        if (target[axis] == -1 && unknown == target.size()) {
            unknown = axis;
            result.push_back(1);
        } else if (target[axis] == 0 && !zero_is_zero && axis < extents.size()) {
            result.push_back(extents[axis]);
        } else if (target[axis] > 0) {
            result.push_back(static_cast<std::size_t>(target[axis]));
        } else {
            throw does_not_fit(target, extents);
        }
    }
    return result;
}

}  // namespace

void reshape(node_context& node) {
    const bool zero_is_zero = node.integer("allowzero", 0) != 0;
    value x = node.input(0);
    const std::vector<std::int64_t> target = node.integer_input(1);
    const dims& extents = extents_of(x);
    const std::size_t count = element_count(extents);

    std::size_t unknown = 0;
    dims result = resolve(target, extents, zero_is_zero, unknown);
    std::size_t known = element_count(result);
    if (known != count && !result.empty() && node.fixed_batch() == result.front()) {
        // The model was exported for a fixed batch, which is taken as 1.
        result.front() = 1;
        known = element_count(result);
    }
    if (unknown < result.size()) {
        if (known == 0 || count % known != 0) throw does_not_fit(target, extents);
        result[unknown] = count / known;
    } else if (known != count) {
        throw does_not_fit(target, extents);
    }
    node.output(with_extents(std::move(x), std::move(result)));
}

}  // namespace zgen::onnx::operators
