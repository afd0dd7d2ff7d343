// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "import/onnx/linear.hpp"
#include "import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

/// From (inputs, units) to (units, inputs).
std::vector<double> transposed(const real_tensor& matrix) {
    const std::size_t inputs = matrix.extents[0];
    const std::size_t units = matrix.extents[1];
    std::vector<double> result(matrix.data.size());
    for (std::size_t unit = 0; unit < units; ++unit) {
        for (std::size_t i = 0; i < inputs; ++i) result[unit * inputs + i] = matrix.data[i * units + unit];
    }
    return result;
}

}  // namespace

/// The activation's rows times a constant matrix, or a constant matrix times its columns; a single axis is either.
/// There is no bias: an Add behind it becomes an affine layer, which folding turns into one.
void matmul(node_context& node) {
    const bool constant_first = std::holds_alternative<zgen::onnx::constant>(node.input(0));
    const activation x = node.current(constant_first ? 1 : 0);
    real_tensor matrix = node.weights(constant_first ? 0 : 1);

    const std::size_t rank = x.extents.size();
    const std::size_t axis = constant_first && rank > 1 ? rank - 2 : rank - 1;
    if (rank == 0 || matrix.extents.size() != 2 || x.extents[axis] != matrix.extents[constant_first ? 1 : 0]) {
        throw problem(
            fmt::format("A has shape {} and B {}; expected the activation and a constant matrix with equal inner "
                        "extents",
                        to_text(constant_first ? matrix.extents : x.extents),
                        to_text(constant_first ? x.extents : matrix.extents)));
    }
    const std::size_t units = matrix.extents[constant_first ? 0 : 1];
    std::vector<double> kernel = constant_first ? std::move(matrix.data) : transposed(matrix);
    node.output(append_linear(node, x, axis, std::move(kernel), std::vector<double>(units, 0.0)));
}

}  // namespace zgen::onnx::operators
