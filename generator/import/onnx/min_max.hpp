// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "generator/import/onnx/value.hpp"

/// Min-max normalization, (x - min x) / (max x - min x), which models write as five nodes.
namespace zgen::onnx {

/// What a subtraction gives towards it: x - min x, or max x - min x; nothing for any other subtraction.
/// Errors   onnx::problem where the minimum lost its axes and would be laid along another one
std::optional<statistic> subtracted(const value& from, const value& what);

/// The activation that a division normalizes, seen as the quotient is; nothing for any other division.
/// Errors   as subtracted()
std::optional<activation> normalized(const value& numerator, const value& denominator);

}  // namespace zgen::onnx
