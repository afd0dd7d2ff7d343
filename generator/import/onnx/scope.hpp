// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "generator/import/onnx/budget.hpp"
#include "generator/import/onnx/chain.hpp"
#include "generator/import/onnx/data_type.hpp"
#include "generator/import/onnx/onnx.pb.h"
#include "generator/import/onnx/value.hpp"

namespace zgen::onnx {

/// What the nodes of one model share while they are imported. The names view into the parsed model.
struct scope {
    std::filesystem::path file;
    std::int64_t opset = 0;
    std::optional<std::size_t> batch;  ///< the input's batch extent where the model fixes it
    chain network;
    budget left;
    std::unordered_map<std::string_view, const TensorProto*> initializers;
    /// Results of the nodes so far; nothing for a result that could not be imported.
    std::unordered_map<std::string_view, std::optional<value>> values;
    /// The model's input and what is computed from it, while they are integers; with their type.
    std::unordered_map<std::string_view, data_type> integers;
};

}  // namespace zgen::onnx
