// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "generator/import/onnx/channels.hpp"
#include "generator/import/onnx/operators/operators.hpp"
#include "src/common/limits.hpp"

namespace zgen::onnx::operators {
namespace {

zinfer::pad_mode read_mode(node_context& node) {
    const std::string mode = node.text("mode", "constant");
    if (mode == "constant") return zinfer::pad_mode::constant;
    if (mode == "reflect") return zinfer::pad_mode::reflect;
    if (mode == "edge") return zinfer::pad_mode::edge;
    throw problem(fmt::format("mode is {}; expected constant, reflect or edge", mode));
}

double read_value(node_context& node) {
    if (node.opset() < 11) return node.real("value", 0.0);
    if (!node.has_input(2)) return 0;
    const real_tensor given = node.weights(2);
    if (given.data.size() != 1)
        throw problem(fmt::format("constant_value has shape {}; expected a single number", to_text(given.extents)));
    return given.data.front();
}

/// Positions before and after, for each axis.
struct padding {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<padding> read_pads(node_context& node, std::size_t rank) {
    const auto given = node.opset() < 11 ? node.integers("pads") : node.integer_input(1);
    if (!given) throw problem("it has no pads; expected a list");
    std::vector<std::size_t> axes(rank);
    for (std::size_t axis = 0; axis < rank; ++axis) axes[axis] = axis;
    if (node.has_input(3)) {
        axes.clear();
        for (const std::int64_t axis : node.integer_input(3)) axes.push_back(checked_axis(axis, rank));
    }
    if (given->size() != 2 * axes.size())
        throw problem(fmt::format("pads has {} values; expected {}", given->size(), 2 * axes.size()));
    std::vector<padding> pads(rank);
    for (std::size_t i = 0; i < axes.size(); ++i) {
        for (const std::int64_t pad : {(*given)[i], (*given)[axes.size() + i]})
            if (pad < 0 || pad > static_cast<std::int64_t>(common::max_elements))
                throw problem(fmt::format("pads holds {}; expected 0 to {}: cropping is not supported", pad,
                                          common::max_elements));
        pads[axes[i]] = {static_cast<std::size_t>((*given)[i]), static_cast<std::size_t>((*given)[axes.size() + i])};
    }
    return pads;
}

}  // namespace

/// A layer for each axis that is padded.
void pad(node_context& node) {
    const zinfer::pad_mode mode = read_mode(node);
    activation x = node.current();
    const double fill = read_value(node);
    if (std::isnan(fill)) throw problem("the value to pad with is NaN; expected a number");
    const std::vector<padding> pads = read_pads(node, x.extents.size());
    for (std::size_t axis = 0; axis < pads.size(); ++axis) {
        if (pads[axis].begin == 0 && pads[axis].end == 0) continue;
        if (axis == 0 && pads.size() > 1 && x.extents[0] == 1)
            throw problem("it pads the batch axis; expected the batch to be left alone");
        std::vector<std::size_t> axes{axis};  // this axis as positions, all others as channels
        for (std::size_t other = 0; other < pads.size(); ++other)
            if (other != axis) axes.push_back(other);
        const std::size_t length = x.extents[axis];
        dims extents = x.extents;
        extents[axis] += pads[axis].begin + pads[axis].end;
        element_count(extents);  // bounds the result before anything is appended
        arrange(node, x, axes, {length, element_count(x.extents) / length});
        node.append(pad1d{{pads[axis].begin, pads[axis].end, mode, static_cast<float>(fill)}});
        x = node.result(extents, arranged(extents, axes));
    }
    node.output(std::move(x));
}

}  // namespace zgen::onnx::operators
