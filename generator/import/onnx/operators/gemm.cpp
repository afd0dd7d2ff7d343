// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "import/onnx/linear.hpp"
#include "import/onnx/operators/operators.hpp"

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

/// C, one number for each unit or one for all, times beta.
std::vector<double> bias_of(const real_tensor& c, std::size_t units, double beta) {
    if (c.data.size() != 1 && (c.data.size() != units || c.extents.back() != units)) {
        throw problem(
            fmt::format("C has shape {}; expected ({}) or one that broadcasts to it", to_text(c.extents), units));
    }
    std::vector<double> bias(units);
    for (std::size_t unit = 0; unit < units; ++unit) bias[unit] = beta * c.data[c.data.size() == 1 ? 0 : unit];
    return bias;
}

}  // namespace

void gemm(node_context& node) {
    const double alpha = node.real("alpha", 1.0);
    const double beta = node.real("beta", 1.0);
    const bool a_transposed = node.integer("transA", 0) != 0;
    const bool b_transposed = node.integer("transB", 0) != 0;
    if (node.opset() < 7) node.ignore({"broadcast"});  // C is broadcast to one row in any case
    if (a_transposed) throw problem("transA is 1; expected 0: the batch is the first axis");
    const activation a = node.current();
    const real_tensor b = node.weights(1);
    if (a.extents.size() != 2 || b.extents.size() != 2 || a.extents[1] != b.extents[b_transposed ? 1 : 0]) {
        throw problem(fmt::format("A has shape {} and B {}{}; expected matrices with equal inner extents",
                                  to_text(a.extents), to_text(b.extents), b_transposed ? ", transposed" : ""));
    }
    const std::size_t units = b.extents[b_transposed ? 0 : 1];
    std::vector<double> bias(units, 0.0);
    if (node.has_input(2)) bias = bias_of(node.weights(2), units, beta);
    node.output(append_linear(node, a, 1, kernel_of(b, b_transposed, alpha), std::move(bias)));
}

}  // namespace zgen::onnx::operators
