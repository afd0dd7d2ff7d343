// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace zgen::keras {

/// Extents of a tensor, outermost axis first.
using dims = std::vector<std::size_t>;

/// "(5, 1, 256)"
std::string to_text(const dims& extents);

/// Weights as the file holds them, in C order.
struct tensor {
    dims extents;
    std::vector<double> values;
};

/// From (rows, columns) to (columns, rows). Keras's kernels have the output channel last, zgen's have it first.
std::vector<double> transposed(const std::vector<double>& values, std::size_t columns);

/// Values of extents `from`, repeated along the axes where `from` has 1 and `to` more.
/// Errors   keras::problem where a few values would become millions
std::vector<double> broadcast(const std::vector<double>& values, const dims& from, const dims& to);

}  // namespace zgen::keras
