// SPDX-License-Identifier: Apache-2.0
#include "generator/evaluate/operations.hpp"
#include "generator/evaluate/views.hpp"

namespace zgen {

void forward(const dense& op, shape, std::span<const double> x, std::span<double> y) {
    const const_matrix_view kernel(op.kernel.data(), index(op.config.units), index(op.config.inputs));
    as_vector(y) = as_vector(op.bias);
    as_vector(y).noalias() += kernel * as_vector(x);
}

}  // namespace zgen
