// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "generator/import/onnx/budget.hpp"
#include "generator/import/onnx/onnx.pb.h"
#include "generator/import/onnx/value.hpp"

namespace zgen::onnx {

/// A stored tensor as numbers: FLOAT, DOUBLE, FLOAT16 and BFLOAT16 exactly as double; INT32, INT64 and BOOL as
/// integers.
///
/// Errors   onnx::problem for another type, for data that does not have exactly the shape's size or is given twice, and
///          as read_external_data()
/// Memory   spent from `left` before it is allocated
constant load_tensor(const TensorProto& tensor, const std::filesystem::path& model, budget& left);

}  // namespace zgen::onnx
