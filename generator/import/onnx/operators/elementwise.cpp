// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "import/onnx/broadcast.hpp"
#include "import/onnx/min_max.hpp"
#include "import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

/// Before opset 7 the second input's first axis meets the `axis` of the first; since then the last axes meet.
struct old_broadcast {
    bool given = false;
    std::optional<std::int64_t> axis;

    explicit old_broadcast(node_context& node) {
        if (node.opset() >= 7) return;
        given = node.integer("broadcast", 0) != 0;
        if (node.has("axis")) axis = node.integer("axis", 0);
    }

    /// The constant's extents as numpy's rules need them.
    dims aligned(dims extents, std::size_t rank) const {
        if (!given || !axis) return extents;
        const std::size_t first = checked_axis(*axis, rank);
        if (first + extents.size() > rank) {
            throw problem(fmt::format("a constant of shape {} is laid along axis {} of {} axes; expected it to fit",
                                      to_text(extents), first, rank));
        }
        extents.resize(rank - first, 1);
        return extents;
    }
};

/// The network's activation in one input, constants in the other.
struct operands {
    activation x;
    std::vector<double> constants;
    dims extents;
    bool constant_first = false;
};

operands read_operands(node_context& node, const old_broadcast& old) {
    const value first = node.input(0);
    const value second = node.input(1);
    const bool constant_first = std::holds_alternative<zgen::onnx::constant>(first);
    if (constant_first == std::holds_alternative<zgen::onnx::constant>(second)) {
        throw problem(constant_first ? "both inputs are constant; expected the network's activation in one of them"
                                     : "both inputs are computed; expected a constant in one of them: the network must "
                                       "be a chain");
    }
    activation x = node.current(constant_first ? 1 : 0);
    real_tensor given = node.weights(constant_first ? 0 : 1);
    dims extents = constant_first ? given.extents : old.aligned(given.extents, x.extents.size());
    return {std::move(x), std::move(given.data), std::move(extents), constant_first};
}

void finish(node_context& node, const operands& in, const std::vector<double>& scale,
            const std::vector<double>& shift) {
    node.output(append_affine(node, in.x, in.extents, scale, shift));
}

std::vector<double> repeated(double number, const operands& in) {
    return std::vector<double>(in.constants.size(), number);
}

}  // namespace

void add(node_context& node) {
    const operands in = read_operands(node, old_broadcast(node));
    finish(node, in, repeated(1.0, in), in.constants);
}

void sub(node_context& node) {
    const old_broadcast old(node);
    if (const auto piece = subtracted(node.input(0), node.input(1))) {
        node.output(*piece);
        return;
    }
    operands in = read_operands(node, old);
    if (in.constant_first) {
        finish(node, in, repeated(-1.0, in), in.constants);
    } else {
        for (double& c : in.constants) c = -c;
        finish(node, in, repeated(1.0, in), in.constants);
    }
}

void mul(node_context& node) {
    const operands in = read_operands(node, old_broadcast(node));
    finish(node, in, in.constants, repeated(0.0, in));
}

void div(node_context& node) {
    const old_broadcast old(node);
    if (const auto x = normalized(node.input(0), node.input(1))) {
        node.check_current(*x);
        node.append(normalize{});
        node.output(node.result(x->extents, x->order));
        return;
    }
    operands in = read_operands(node, old);
    if (in.constant_first) throw problem("a constant is divided by the activation; expected the activation divided");
    for (double& c : in.constants) {
        if (c == 0.0) throw problem("the activation is divided by zero");
        c = 1.0 / c;
    }
    finish(node, in, in.constants, repeated(0.0, in));
}

}  // namespace zgen::onnx::operators
