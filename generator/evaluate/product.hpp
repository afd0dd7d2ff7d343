// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

/// The matrix product that computes a convolution, on the widest vectors of this processor.
///
/// Each sum is made alone and in order, product and sum rounded separately: all processors give the same bits.
namespace zgen {

/// Columns of a panel: x(depth, panel_columns), row-major.
inline constexpr std::size_t panel_columns = 16;

/// y(f, c) = sum over k of weights(f, k) x(k, c), from zero on.
///
/// Shapes   weights (filters, depth), x (depth, panel_columns), y (filters, panel_columns), all row-major
using product = void (*)(std::size_t filters, std::size_t depth, const double* weights, const double* x, double* y);

/// Those that this processor can run, the widest first.
std::span<const product> products();

}  // namespace zgen
