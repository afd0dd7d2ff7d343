// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "generator/import/onnx/problem.hpp"

namespace zgen::onnx {

ModelProto parse_model(std::span<const std::byte> bytes) {
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        throw problem(
            "it is larger than 2 GiB; expected an ONNX model, which keeps such weights in a file of their own");
    }
    ModelProto model;
    if (!model.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        throw problem(
            "is not an ONNX model (its bytes are no protobuf message); expected an ONNX or Keras file that is "
            "complete; export or download it again");
    }
    if (!model.has_graph()) {
        throw problem("is not an ONNX model (it holds no graph); expected an ONNX or Keras file that is complete");
    }
    return model;
}

std::int64_t read_opset(const ModelProto& model) {
    std::int64_t version = 0;
    for (const OperatorSetIdProto& one : model.opset_import()) {
        if (one.domain().empty() || one.domain() == "ai.onnx") version = std::max(version, one.version());
    }
    if (version < oldest_opset || version > newest_opset) {
        throw problem(
            fmt::format("the model names {} of ONNX's operators; expected opset {} to {}; export it for opset 13 "
                        "or so",
                        version == 0 ? "no opset" : fmt::format("opset {}", version), oldest_opset, newest_opset));
    }
    return version;
}

}  // namespace zgen::onnx
