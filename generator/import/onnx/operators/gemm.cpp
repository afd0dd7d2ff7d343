// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "generator/import/onnx/broadcast.hpp"
#include "generator/import/onnx/linear.hpp"
#include "generator/import/onnx/operators/operators.hpp"
#include "generator/import/onnx/settle.hpp"

namespace zgen::onnx::operators {
namespace {

/// (units, inputs) row-major, times alpha.
std::vector<double> kernel_of(const real_tensor& b, bool transposed, double alpha) {
    if (transposed && alpha == 1.0) return b.data;
    const std::size_t units = b.extents[transposed ? 0 : 1];
    const std::size_t inputs = b.extents[transposed ? 1 : 0];
    std::vector<double> kernel(b.data.size());
    for (std::size_t unit = 0; unit < units; ++unit) {
        for (std::size_t i = 0; i < inputs; ++i) {
            kernel[unit * inputs + i] = alpha * b.data[transposed ? unit * inputs + i : i * units + unit];
        }
    }
    return kernel;
}

/// Whether C holds one number for each unit, or one for all.
bool is_row(const real_tensor& c, std::size_t units) {
    return c.data.size() == 1 || (c.data.size() == units && c.extents.back() == units);
}

}  // namespace

void gemm(node_context& node) {
    const double alpha = node.real("alpha", 1.0);
    const double beta = node.real("beta", 1.0);
    const bool a_transposed = node.integer("transA", 0) != 0;
    const bool b_transposed = node.integer("transB", 0) != 0;
    if (node.opset() < 7) node.ignore({"broadcast"});  // C is broadcast to one row in any case
    activation a = node.current();
    if (a_transposed && a.extents.size() == 2) {
        node.check_keeps_samples_apart(0, a.extents);
        if (!a.order.transposed(a.extents, std::vector<std::size_t>{1, 0})) a = in_c_order(node, a);
        a.order = a.order.transposed(a.extents, std::vector<std::size_t>{1, 0}).value();
        std::swap(a.extents[0], a.extents[1]);
    }
    const real_tensor b = node.weights(1);
    if (a.extents.size() != 2 || b.extents.size() != 2 || a.extents[1] != b.extents[b_transposed ? 1 : 0]) {
        throw problem(fmt::format("A has shape {} and B {}{}; expected matrices with equal inner extents",
                                  to_text(a.extents), to_text(b.extents), b_transposed ? ", transposed" : ""));
    }
    const std::size_t units = b.extents[b_transposed ? 0 : 1];
    std::vector<double> bias(units, 0.0);
    real_tensor c{{units}, std::vector<double>(units, 0.0)};
    const bool computed = node.has_input(2) && !std::holds_alternative<zgen::onnx::constant>(node.input(2));
    if (node.has_input(2) && !computed) c = node.weights(2);
    for (double& one : c.data) one *= beta;
    const bool row = is_row(c, units);
    if (row)
        for (std::size_t unit = 0; unit < units; ++unit) bias[unit] = c.data[c.data.size() == 1 ? 0 : unit];
    const activation y = append_linear(node, a, 1, kernel_of(b, b_transposed, alpha), std::move(bias));
    if (computed) {
        const value given = node.input(2);
        if (extents_of(given) != y.extents)
            throw problem(fmt::format("C has shape {}, computed from the model's input; expected {}",
                                      to_text(extents_of(given)), to_text(y.extents)));
        activation summand = settle(node, given, "input 2");
        if (beta != 1.0) summand = append_affine(node, summand, {1}, {beta}, {0.0});
        node.output(append_sum(node, y, summand));
        return;
    }
    node.output(row ? y : append_affine(node, y, c.extents, std::vector<double>(c.data.size(), 1.0), c.data));
}

}  // namespace zgen::onnx::operators
