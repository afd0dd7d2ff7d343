// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "generator/import/onnx/onnx.pb.h"

namespace zgen::onnx {

/// The bytes of a tensor that lie in a file beside the model: exactly `size` of them.
///
/// Errors   onnx::problem unless the location is a relative path without "..", to a regular file in the model's folder
///          or below (symbolic links followed) that is not the model itself, and offset and length fit both the file
///          and the tensor
std::string read_external_data(const TensorProto& tensor, std::size_t size, const std::filesystem::path& model);

}  // namespace zgen::onnx
