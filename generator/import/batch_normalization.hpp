// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "generator/graph/graph.hpp"

namespace zgen {

/// Batch normalization with trained statistics as scale * x + shift; one formula for all formats, so that the same
/// network gets the same bits from each.
///
/// Shapes   all spans (channels)
/// Errors   std::invalid_argument where variance + epsilon is not positive
/// Note     epsilon is rounded to float32, as ONNX stores it and Keras computes with it
/// Source   ONNX BatchNormalization-15
affine batch_normalization(std::span<const double> gamma, std::span<const double> beta, std::span<const double> mean,
                           std::span<const double> variance, double epsilon);

}  // namespace zgen
