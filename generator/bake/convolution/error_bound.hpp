// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "generator/graph/graph.hpp"

namespace zgen {

/// Worst-case rounding error of a convolution's float32 arithmetic, whatever its input: |computed - exact| is at most
/// this, times the largest |input|, times the largest sum of a filter's |weights|. Biases left aside.
///
/// Source   N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed. (2002), section 3.1: a chain of n
///          rounded operations errs by gamma_n = n u / (1 - n u) of the sum of magnitudes; for minimal filtering the
///          magnitudes are those of the transformed weights and inputs
double error_bound(const conv1d& op);

}  // namespace zgen
