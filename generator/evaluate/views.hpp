// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>

namespace zgen {

using row_major = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using matrix_view = Eigen::Map<row_major>;
using const_matrix_view = Eigen::Map<const row_major>;
using vector_view = Eigen::Map<Eigen::VectorXd>;
using const_vector_view = Eigen::Map<const Eigen::VectorXd>;

/// Eigen counts in signed numbers.
inline Eigen::Index index(std::size_t n) {
    return static_cast<Eigen::Index>(n);
}

inline vector_view as_vector(std::span<double> values) {
    return {values.data(), index(values.size())};
}
inline const_vector_view as_vector(std::span<const double> values) {
    return {values.data(), index(values.size())};
}

}  // namespace zgen
