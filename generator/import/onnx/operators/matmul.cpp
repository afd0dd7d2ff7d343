// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "generator/import/onnx/channels.hpp"
#include "generator/import/onnx/linear.hpp"
#include "generator/import/onnx/operators/operators.hpp"
#include "src/common/limits.hpp"

namespace zgen::onnx::operators {
namespace {

problem mismatch(const dims& a, const dims& b) {
    return problem(fmt::format("A has shape {} and B {}; expected equal inner extents", to_text(a), to_text(b)));
}

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

/// Extents as a stack of matrices: a vector is a row on the left and a column on the right.
dims as_stack(const dims& extents, bool left) {
    if (extents.size() > 1) return extents;
    return left ? dims{1, extents.front()} : dims{extents.front(), 1};
}

/// Extent number `i` from the end; 1 beyond the first.
std::size_t from_end(const dims& extents, std::size_t i) {
    return i < extents.size() ? extents[extents.size() - 1 - i] : 1;
}

/// Place of a matrix of a stack that is broadcast to others, whose number in those is `index`.
std::size_t place_of_matrix(const dims& stack, const dims& result, std::size_t index) {
    std::size_t place = 0;
    std::size_t stride = from_end(stack, 0) * from_end(stack, 1);
    for (std::size_t i = 2; i < result.size(); ++i) {
        const std::size_t extent = from_end(result, i);
        if (from_end(stack, i) != 1) place += index % extent * stride;
        index /= extent;
        stride *= from_end(stack, i);
    }
    return place;
}

/// Any other product is a dense layer over all values, most of whose weights are zero.
void append_stacked(node_context& node, const activation& x, const real_tensor& matrix, bool constant_first) {
    const dims a = as_stack(constant_first ? matrix.extents : x.extents, true);
    const dims b = as_stack(constant_first ? x.extents : matrix.extents, false);
    dims result(std::max(a.size(), b.size()), 1);
    for (std::size_t i = 0; i < result.size(); ++i) {
        std::size_t& extent = result[result.size() - 1 - i];
        extent = i == 0 ? from_end(b, 0) : i == 1 ? from_end(a, 1) : std::max(from_end(a, i), from_end(b, i));
        for (const dims* stack : {&a, &b})
            if (i > 1 && from_end(*stack, i) != 1 && from_end(*stack, i) != extent) throw mismatch(a, b);
    }
    const std::size_t inner = from_end(a, 0);
    if (inner != from_end(b, 1)) throw mismatch(a, b);
    const std::size_t rank = x.extents.size();
    const bool along_samples = rank == 2 ? constant_first : from_end(result, rank - 1) != 1;
    if (along_samples) node.check_keeps_samples_apart(0, x.extents);
    const std::size_t outputs = element_count(result);
    const std::size_t inputs = element_count(x.extents);
    if (common::bounded_product(outputs, inputs) > common::max_elements)
        throw problem(fmt::format("a product of {} values by {} values; expected a smaller one", inputs, outputs));
    node.spend(outputs * inputs);
    std::vector<double> kernel(outputs * inputs, 0.0);
    const std::size_t rows = from_end(result, 1);
    const std::size_t columns = from_end(result, 0);
    for (std::size_t output = 0; output < outputs; ++output) {
        const std::size_t matrix_number = output / (rows * columns);
        const std::size_t a_place = place_of_matrix(a, result, matrix_number) + output / columns % rows * inner;
        const std::size_t b_place = place_of_matrix(b, result, matrix_number) + output % columns;
        for (std::size_t k = 0; k < inner; ++k) {
            const std::size_t left = a_place + k;
            const std::size_t right = b_place + k * columns;
            kernel[output * inputs + (constant_first ? right : left)] = matrix.data[constant_first ? left : right];
        }
    }
    if ((constant_first ? matrix.extents : x.extents).size() == 1) result.erase(result.end() - 2);
    if ((constant_first ? x.extents : matrix.extents).size() == 1) result.pop_back();
    std::vector<std::size_t> axes(x.extents.size());
    std::iota(axes.begin(), axes.end(), std::size_t{0});
    arrange(node, x, axes, {1, inputs});
    node.append(dense{{inputs, outputs}, std::move(kernel), std::vector<double>(outputs, 0.0)});
    node.output(node.result(std::move(result), layout(outputs)));
}

}  // namespace

/// The activation's rows times a constant matrix, or a constant matrix times its columns; a single axis is either.
/// There is no bias: an Add behind it becomes an affine layer, which folding turns into one.
void matmul(node_context& node) {
    const bool constant_first = std::holds_alternative<zgen::onnx::constant>(node.input(0));
    const activation x = node.current(constant_first ? 1 : 0);
    real_tensor matrix = node.weights(constant_first ? 0 : 1);
    const std::size_t rank = x.extents.size();
    if (rank == 0 || matrix.extents.empty()) throw mismatch(x.extents, matrix.extents);
    if (matrix.extents.size() != 2) return append_stacked(node, x, matrix, constant_first);

    const std::size_t axis = constant_first && rank > 1 ? rank - 2 : rank - 1;
    if (x.extents[axis] != matrix.extents[constant_first ? 1 : 0])
        throw constant_first ? mismatch(matrix.extents, x.extents) : mismatch(x.extents, matrix.extents);
    node.check_keeps_samples_apart(axis, x.extents);
    const std::size_t units = matrix.extents[constant_first ? 0 : 1];
    std::vector<double> kernel = constant_first ? std::move(matrix.data) : transposed(matrix);
    node.output(append_linear(node, x, axis, std::move(kernel), std::vector<double>(units, 0.0)));
}

}  // namespace zgen::onnx::operators
