// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace zgen::keras {

/// The output of a layer's call.
struct call_output {
    std::string layer;
    std::size_t call = 0;  ///< among the calls of that layer
};

/// One call of a layer in a Functional model.
struct layer_call {
    std::vector<call_output> inputs;
    bool training = false;  ///< with training=True
};

/// A tensor that a configuration names: ["NAME", call, output, ...] or Keras 3's {"class_name": "__keras_tensor__",
/// "config": {"keras_history": ["NAME", call, output]}}. Its layer's name is empty where `value` is neither.
call_output read_tensor(const nlohmann::json& value);

/// The calls in a layer's inbound_nodes; none for an input.
/// Source   Keras 1 and 2: [[["NAME", call, output, {arguments}], ...], ...]; Keras 3: [{"args": [tensors],
///          "kwargs": {arguments}}, ...]
std::vector<layer_call> read_calls(const nlohmann::json& inbound_nodes);

}  // namespace zgen::keras
