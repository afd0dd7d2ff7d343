// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "src/common/command_line.hpp"
#include "tests/generator/import/onnx_model.hpp"
#include "tests/scratch_folder.hpp"

/// Command lines as main.cpp runs them, and a model for them.
namespace command_line {

/// Runs a command: its exceptions come back.
inline void run(void (*add)(common::command&), std::vector<std::string> arguments) {
    common::command_line program("zgen", "");
    add(program);
    program.run(std::move(arguments));
}

/// y = relu(W x + b) on four values, as ONNX.
inline std::filesystem::path write_model(const scratch_folder& folder, const std::string& name = "model.onnx",
                                         const std::map<std::string, std::string>& metadata = {}) {
    onnx_model::model model;
    model.input("x", {1, 4}).output("y");
    model.initializer("w", onnx_model::floats({1, 4}, onnx_model::ramp(4)));
    model.initializer("b", onnx_model::floats({1}, {0.5F}));
    model.add("Gemm", {"x", "w", "b"}, {"h"}).with("transB", 1);
    model.add("Relu", {"h"}, {"y"});
    for (const auto& [key, value] : metadata) {
        auto& pair = *model.proto.add_metadata_props();
        pair.set_key(key);
        pair.set_value(value);
    }
    write_bytes(folder / name, model.proto.SerializeAsString());
    return folder / name;
}

}  // namespace command_line
