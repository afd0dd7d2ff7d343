// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "generator/graph/graph.hpp"

namespace zgen {

/// The network of an ONNX model, opsets oldest_opset to newest_opset (parse.hpp).
///
/// Shapes   the input's memory is the ONNX input in C order, the output's memory the ONNX output in C order; the batch
///          axis is taken as 1
/// Errors   common::error naming `file`; every node that cannot be imported is listed in one message
/// Memory   grows with the bytes given and with the activations' sizes, bounded by budget.hpp and dims.hpp
/// Note     `file` tells where external tensor data may lie: in its folder or below, nowhere else
graph import_onnx(std::span<const std::byte> bytes, const std::filesystem::path& file);

}  // namespace zgen
