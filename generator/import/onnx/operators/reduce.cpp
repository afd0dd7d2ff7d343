// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "generator/import/onnx/channels.hpp"
#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

/// Which axes are reduced, and whether they stay with extent 1.
struct reduction {
    std::vector<bool> reduced;
    dims extents;  ///< of the result
};

reduction read_reduction(const std::optional<std::vector<std::int64_t>>& axes, bool keep, bool none_is_all,
                         const dims& extents) {
    const std::size_t rank = extents.size();
    reduction r{std::vector<bool>(rank, false), {}};
    if (axes && !axes->empty()) {
        for (const std::int64_t axis : *axes) r.reduced[checked_axis(axis, rank)] = true;
    } else if (none_is_all) {
        r.reduced.assign(rank, true);
    } else {
        throw problem("it reduces no axis; expected axes");
    }
    for (std::size_t axis = 0; axis < rank; ++axis) {
        if (!r.reduced[axis]) r.extents.push_back(extents[axis]);
        if (r.reduced[axis] && keep) r.extents.push_back(1);
    }
    return r;
}

/// The reduced axes become positions, the others channels; `pool` makes one position of them.
void reduce(node_context& node, std::optional<statistic::kind> what, const operation& pool, bool negated) {
    const bool keep = node.integer("keepdims", 1) != 0;
    const bool none_is_all = node.integer("noop_with_empty_axes", 0) == 0;
    const auto given = node.integers("axes", 1);
    activation x = node.current();
    reduction r = read_reduction(given, keep, none_is_all, x.extents);
    if (!r.reduced.empty() && r.reduced.front()) node.check_keeps_samples_apart(0, x.extents);

    std::vector<std::size_t> axes;
    std::size_t positions = 1;
    for (std::size_t axis = 0; axis < x.extents.size(); ++axis)
        if (r.reduced[axis]) axes.push_back(axis), positions *= x.extents[axis];
    for (std::size_t axis = 0; axis < x.extents.size(); ++axis)
        if (!r.reduced[axis]) axes.push_back(axis);
    const std::size_t channels = element_count(x.extents) / positions;
    if (what && channels == 1) {  // perhaps a part of min-max normalization
        node.output(statistic{std::move(r.extents), *what, std::move(x)});
        return;
    }
    const auto negate = [&] {
        if (negated) node.append(affine{std::vector<double>(channels, -1.0), std::vector<double>(channels, 0.0)});
    };
    arrange(node, x, axes, {positions, channels});
    negate();
    node.append(pool);
    negate();
    node.output(node.result(std::move(r.extents), layout(channels)));
}

}  // namespace

void reduce_max(node_context& node) {
    reduce(node, statistic::kind::maximum, global_max_pool1d{}, false);
}
void reduce_mean(node_context& node) {
    reduce(node, std::nullopt, global_average_pool1d{}, false);
}
/// The maximum of the negated values, negated.
void reduce_min(node_context& node) {
    reduce(node, statistic::kind::minimum, global_max_pool1d{}, true);
}

}  // namespace zgen::onnx::operators
