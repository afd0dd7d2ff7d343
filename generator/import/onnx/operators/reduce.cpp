// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

/// A minimum or maximum over the whole activation. Alone it is no layer: it must become part of
/// (x - min x) / (max x - min x).
void reduce(node_context& node, statistic::kind what) {
    const bool keep = node.integer("keepdims", 1) != 0;
    const bool none_is_all = node.integer("noop_with_empty_axes", 0) == 0;
    const auto axes = node.integers("axes", 1);
    activation x = node.current();
    const std::size_t rank = x.extents.size();

    std::vector<bool> reduced(rank, !axes || axes->empty());
    if ((!axes || axes->empty()) && !none_is_all) throw problem("it reduces no axis; expected all but the batch axis");
    if (axes) {
        for (const std::int64_t axis : *axes) reduced[checked_axis(axis, rank)] = true;
    }
    dims extents;
    for (std::size_t axis = 0; axis < rank; ++axis) {
        if (!reduced[axis] && x.extents[axis] != 1) {
            throw problem(fmt::format("axis {} of {} is not reduced; expected all but the batch axis to be", axis,
                                      to_text(x.extents)));
        }
        if (!reduced[axis] || keep) extents.push_back(1);
    }
    if (rank > 1 && reduced[0] && node.fixed_batch() != 1) {
        throw problem("it reduces over the samples of a batch; expected each sample to be normalized by itself");
    }
    node.output(statistic{std::move(extents), what, std::move(x)});
}

}  // namespace

void reduce_min(node_context& node) {
    reduce(node, statistic::kind::minimum);
}
void reduce_max(node_context& node) {
    reduce(node, statistic::kind::maximum);
}

}  // namespace zgen::onnx::operators
