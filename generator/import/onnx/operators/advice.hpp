// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace zgen::onnx::operators {

/// What comes nearest to an operator that is not supported; empty where there is nothing to say.
std::string_view advice(std::string_view op_type);

}  // namespace zgen::onnx::operators
