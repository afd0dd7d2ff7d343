// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "generator/import/onnx/onnx.pb.h"

namespace zgen::onnx {

/// The message in the bytes of an ONNX file.
/// Errors   onnx::problem for bytes that are not such a message or hold no graph
ModelProto parse_model(std::span<const std::byte> bytes);

/// What read_opset() accepts.
inline constexpr std::int64_t oldest_opset = 6;
inline constexpr std::int64_t newest_opset = 25;

/// The version of ONNX's own operators that the model uses.
/// Errors   onnx::problem if it names none, or one that zgen does not know
std::int64_t read_opset(const ModelProto& model);

}  // namespace zgen::onnx
