// SPDX-License-Identifier: Apache-2.0
#include "import/keras/architecture.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "graph/limits.hpp"
#include "import/in_quotes.hpp"
#include "import/keras/problem.hpp"

namespace zgen::keras {

namespace {

using nlohmann::json;

constexpr int max_depth = 64;

/// The member, or null where there is none.
const json& member(const json& object, const char* key) {
    static const json null;
    if (!object.is_object()) return null;
    const auto found = object.find(key);
    return found == object.end() ? null : *found;
}

std::string text(const json& value) {
    return value.is_string() ? value.get<std::string>() : std::string();
}

/// Names the layers that a tensor, or a list of tensors, comes from.
/// Source   Keras 3: {"class_name": "__keras_tensor__", "config": {"keras_history": ["NAME", 0, 0]}}
void collect_tensors(const json& value, std::vector<std::string>& names) {
    const auto collect = [&](const json& one) {
        const json& history = member(member(one, "config"), "keras_history");
        if (text(member(one, "class_name")) == "__keras_tensor__" && history.is_array() && !history.empty())
            names.push_back(text(history.front()));
    };
    collect(value);
    if (value.is_array())
        for (const json& one : value) collect(one);
}

/// The layers whose outputs one call of a layer takes.
/// Source   Keras 1 and 2: [["NAME", 0, 0, {}], ...]; Keras 3: {"args": [tensor, ...], "kwargs": {...}}
std::vector<std::string> inputs_of_call(const json& call) {
    std::vector<std::string> names;
    if (call.is_array() && !call.empty() && call.front().is_string()) {
        names.push_back(text(call.front()));
    } else if (call.is_array()) {
        for (const json& tensor : call)
            names.push_back(tensor.is_array() && !tensor.empty() ? text(tensor.front()) : std::string());
    } else if (call.is_object()) {
        const json& arguments = member(call, "args");
        if (arguments.is_array())
            for (const json& argument : arguments) collect_tensors(argument, names);
        for (const auto& [key, argument] : member(call, "kwargs").items()) collect_tensors(argument, names);
    }
    return names;
}

struct linked_layer {
    layer_config layer;
    json calls;  ///< inbound_nodes
};

std::vector<linked_layer> read_layers(const json& list) {
    if (!list.is_array()) throw problem("model configuration has no list of layers");
    if (list.empty()) throw problem("model has no layers");
    if (list.size() > max_layers)
        throw problem(fmt::format("model has {} layers; expected at most {}", list.size(), max_layers));
    std::vector<linked_layer> layers;
    std::map<std::string, std::size_t> numbers;
    for (const json& entry : list) {
        linked_layer l;
        l.layer.class_name = text(member(entry, "class_name"));
        l.layer.config = member(entry, "config");
        l.layer.name = text(member(l.layer.config, "name"));
        if (l.layer.name.empty()) l.layer.name = text(member(entry, "name"));
        if (l.layer.class_name.empty() || l.layer.name.empty())
            throw problem(fmt::format("layer {} of the model configuration has no class or no name", layers.size()));
        l.layer.number = numbers[l.layer.class_name]++;
        l.calls = member(entry, "inbound_nodes");
        layers.push_back(std::move(l));
    }
    return layers;
}

/// The shape, batch axis included, that a Sequential model without an InputLayer starts with.
json first_shape(const json& model_config, const json& first) {
    for (const char* key : {"batch_input_shape", "batch_shape"})
        if (const json& shape = member(first, key); shape.is_array()) return shape;
    return member(model_config, "build_input_shape");
}

architecture read_sequential(const json& config) {
    architecture result;
    for (linked_layer& l : read_layers(config.is_array() ? config : member(config, "layers")))
        result.layers.push_back(std::move(l.layer));
    if (result.layers.front().class_name != "InputLayer") {
        layer_config input{.name = "input", .class_name = "InputLayer", .number = 0, .config = json::object()};
        input.config["batch_shape"] = first_shape(config, result.layers.front().config);
        result.layers.insert(result.layers.begin(), std::move(input));
    }
    return result;
}

/// The name in output_layers: [["NAME", 0, 0]] or, in Keras 3, ["NAME", 0, 0]; nothing where there are several.
std::optional<std::string> single_output(const json& outputs) {
    if (!outputs.is_array() || outputs.empty()) return std::nullopt;
    if (outputs.front().is_string()) return text(outputs.front());
    if (outputs.size() != 1 || !outputs.front().is_array() || outputs.front().empty()) return std::nullopt;
    return text(outputs.front().front());
}

/// Puts the layers in the order of data flow. Gives the reason where they are no chain, and leaves them as they are.
std::string order(std::vector<linked_layer>& layers, const json& outputs) {
    std::map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < layers.size(); ++i)
        if (!index.emplace(layers[i].layer.name, i).second)
            return fmt::format("two layers are named {}", in_quotes(layers[i].layer.name));

    constexpr std::size_t none = max_layers;
    std::vector<std::size_t> next(layers.size(), none);
    std::size_t first = none;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const std::string origin = origin_of(layers[i].layer);
        const json& calls = layers[i].calls;
        if (!calls.is_array() || calls.empty()) {
            if (first != none) return fmt::format("the model has several inputs: {} is the second", origin);
            first = i;
            continue;
        }
        if (calls.size() > 1) return fmt::format("{} is used {} times", origin, calls.size());
        const std::vector<std::string> inputs = inputs_of_call(calls.front());
        if (inputs.size() != 1) return fmt::format("{} has {} inputs", origin, inputs.size());
        const auto source = index.find(inputs.front());
        if (source == index.end())
            return fmt::format("{} takes the output of {}, which is no layer", origin, in_quotes(inputs.front()));
        if (next[source->second] != none)
            return fmt::format("the output of {} goes to several layers", origin_of(layers[source->second].layer));
        next[source->second] = i;
    }
    if (first == none) return "the model has no input";

    std::vector<linked_layer> chain;
    for (std::size_t i = first; i != none; i = next[i]) chain.push_back(layers[i]);
    if (chain.size() != layers.size()) return "some layers are not connected to the input";
    const std::optional<std::string> output = single_output(outputs);
    if (!output) return "the model has not one output";
    if (*output != chain.back().layer.name)
        return fmt::format("the model's output is {}, but other layers follow it", in_quotes(*output));
    layers = std::move(chain);
    return {};
}

architecture read_functional(const json& config) {
    architecture result;
    std::vector<linked_layer> layers = read_layers(member(config, "layers"));
    result.no_chain = order(layers, member(config, "output_layers"));
    for (linked_layer& l : layers) result.layers.push_back(std::move(l.layer));
    return result;
}

}  // namespace

json parse_config(std::string_view text) {
    const auto bound = [](int depth, json::parse_event_t, json&) {
        if (depth > max_depth)
            throw problem(
                fmt::format("model configuration is nested more than {} levels deep; no model's is", max_depth));
        return true;
    };
    try {
        return json::parse(text, bound);
    } catch (const json::parse_error& e) {
        throw problem(fmt::format("model configuration is no JSON (at byte {})", e.byte));
    } catch (const json::out_of_range&) {
        throw problem("model configuration holds a number out of range");
    }
}

architecture read_architecture(const json& model) {
    const std::string class_name = text(member(model, "class_name"));
    const json& config = member(model, "config");
    if (class_name == "Sequential") return read_sequential(config);
    if (class_name == "Functional" || class_name == "Model") return read_functional(config);
    throw problem(
        fmt::format("is a Keras model of class {}; expected Sequential or Functional", in_quotes(class_name)));
}

}  // namespace zgen::keras
