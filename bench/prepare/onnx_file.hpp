// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "bench/model.hpp"

namespace bench {

/// The network as an ONNX model file, opset 13. Input "x" is (N, channels, length) with one spatial axis, or
/// (N, channels, 1, length) with two; output "y" is (N, outputs). Runtimes have faster convolutions for two.
std::string onnx_file(const model& m, std::size_t spatial_axes);

}  // namespace bench
