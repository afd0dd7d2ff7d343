// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "generator/import/onnx/onnx.pb.h"

namespace zgen::onnx {

/// What of a graph takes part in computing its outputs; exporters leave dead nodes behind.
struct live_part {
    std::vector<const NodeProto*> nodes;        ///< in the file's order
    std::unordered_set<std::string_view> used;  ///< names that a live node reads or the graph puts out
};

/// Errors   onnx::problem if two inputs, initializers or node outputs share a name
live_part find_live(const GraphProto& graph);

}  // namespace zgen::onnx
