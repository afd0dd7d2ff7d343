// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/inbound_nodes.hpp"

#include <nlohmann/json.hpp>

#include "generator/import/keras/json_access.hpp"

namespace zgen::keras {

using nlohmann::json;

namespace {

/// ["NAME", call, output, ...]
bool is_history(const json& value) {
    return value.is_array() && value.size() >= 3 && value[0].is_string() && value[1].is_number_unsigned() &&
           value[2].is_number_unsigned();
}

/// Adds the tensors in a value of any nesting.
void collect(const json& value, layer_call& call) {
    if (call_output tensor = read_tensor(value); !tensor.layer.empty()) {
        call.inputs.push_back(std::move(tensor));
    } else if (value.is_array()) {
        for (const json& one : value) collect(one, call);
    }
}

/// Arguments by name: masks and second operands are tensors, too.
void collect_named(const json& arguments, layer_call& call) {
    if (!arguments.is_object()) return;
    // What is not plain false is taken for true: the layers that care refuse to be called in training.
    if (const json& training = member(arguments, "training"); !training.is_null())
        call.training |= flag_of(training).value_or(true);
    for (const auto& [name, argument] : arguments.items()) collect(argument, call);
}

layer_call read_call(const json& value) {
    layer_call call;
    if (value.is_object()) {
        collect(member(value, "args"), call);
        collect_named(member(value, "kwargs"), call);
        return call;
    }
    if (!value.is_array()) return call;
    const bool is_one = !value.empty() && value.front().is_string();
    for (const json& tensor : is_one ? json::array({value}) : value) {
        // A constant stays without a name, and is found to be the output of no layer.
        call.inputs.push_back(read_tensor(tensor));
        if (tensor.is_array() && tensor.size() > 3) collect_named(tensor[3], call);
    }
    return call;
}

}  // namespace

call_output read_tensor(const json& value) {
    const json& history = text_of(member(value, "class_name")) == "__keras_tensor__"
                              ? member(member(value, "config"), "keras_history")
                              : value;
    if (!is_history(history)) return {};
    return {history[0].get<std::string>(), history[1].get<std::size_t>()};
}

std::vector<layer_call> read_calls(const json& inbound_nodes) {
    std::vector<layer_call> calls;
    if (inbound_nodes.is_array())
        for (const json& call : inbound_nodes) calls.push_back(read_call(call));
    return calls;
}

}  // namespace zgen::keras
