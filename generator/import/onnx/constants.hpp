// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "generator/import/onnx/node_context.hpp"

/// Arithmetic on numbers known at import time: shapes that exporters compute, and weights that they did not fold.
namespace zgen::onnx {

/// f of the elements of two constants, broadcast by numpy's rules; both hold integers, or both real numbers.
/// Errors   onnx::problem where types or shapes do not fit
constant fold(node_context& node, const constant& a, const constant& b,
              const std::function<std::int64_t(std::int64_t, std::int64_t)>& integers,
              const std::function<double(double, double)>& reals);

/// A list of integers.
constant integer_list(std::vector<std::int64_t> list);

}  // namespace zgen::onnx
