// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace zgen::onnx::operators {

/// An operator that is not supported, and what comes nearest to it.
struct refused {
    std::string_view op_type;
    std::string_view text;
};

std::span<const refused> all_refused();

/// What comes nearest to an operator that is not supported; empty where there is nothing to say.
std::string_view advice(std::string_view op_type);

}  // namespace zgen::onnx::operators
