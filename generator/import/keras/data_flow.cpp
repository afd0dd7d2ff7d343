// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/data_flow.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "generator/graph/limits.hpp"
#include "generator/import/keras/json_access.hpp"
#include "generator/import/keras/problem.hpp"
#include "src/common/in_quotes.hpp"
#include "src/common/limits.hpp"

namespace zgen::keras {

using nlohmann::json;

namespace {

/// Calls of all layers in the file's order, an input among them as a call without inputs.
struct call_list {
    const std::vector<called_layer>& layers;
    std::vector<data_flow::call> calls;
    std::map<std::string, std::vector<std::size_t>> of_layer;  ///< numbers of its calls
    std::vector<std::vector<std::size_t>> consumers;

    std::string origin(std::size_t call) const { return origin_of(layers[calls[call].layer].layer); }
    /// The number of the call that gives the tensor.
    std::size_t source(const call_output& tensor, const std::string& consumer) const;
    void connect();
};

std::size_t call_list::source(const call_output& tensor, const std::string& consumer) const {
    const auto found = of_layer.find(tensor.layer);
    if (found == of_layer.end())
        throw problem(
            fmt::format("{} takes the output of {}, which is not a layer", consumer, common::in_quotes(tensor.layer)));
    if (tensor.call >= found->second.size())
        throw problem(fmt::format("{} takes the output of call {} of {}, which has {}", consumer, tensor.call + 1,
                                  common::in_quotes(tensor.layer), found->second.size()));
    return found->second[tensor.call];
}

void call_list::connect() {
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const called_layer& layer = layers[l];
        std::vector<std::size_t>& numbers = of_layer[layer.layer.name];
        if (!numbers.empty())
            throw problem(fmt::format("two layers are named {}", common::in_quotes(layer.layer.name)));
        for (std::size_t c = 0; c < std::max<std::size_t>(layer.calls.size(), 1); ++c) {
            numbers.push_back(calls.size());
            calls.push_back({.layer = l, .training = !layer.calls.empty() && layer.calls[c].training, .inputs = {}});
        }
    }
    if (calls.size() > max_layers)
        throw problem(
            fmt::format("the model calls its layers {} times; expected at most {}", calls.size(), max_layers));
    consumers.resize(calls.size());
    for (const called_layer& layer : layers)
        for (std::size_t c = 0; c < layer.calls.size(); ++c) {
            const std::size_t call = of_layer.at(layer.layer.name)[c];
            if (layer.calls[c].inputs.empty()) throw problem(fmt::format("{} is called without input", origin(call)));
            for (const call_output& tensor : layer.calls[c].inputs) {
                calls[call].inputs.push_back(source(tensor, origin(call)));
                consumers[calls[call].inputs.back()].push_back(call);
            }
        }
}

/// The model's inputs: those that are read, or, where none is, all of them; and the others.
struct model_inputs {
    std::vector<std::size_t> read;
    std::vector<std::size_t> unread;
};

model_inputs inputs_of(const call_list& list, std::size_t output) {
    model_inputs result;
    for (std::size_t i = 0; i < list.calls.size(); ++i) {
        if (!list.calls[i].inputs.empty()) continue;
        (list.consumers[i].empty() && i != output ? result.unread : result.read).push_back(i);
    }
    if (result.read.empty()) std::swap(result.read, result.unread);
    return result;
}

/// The tensor in output_layers: [TENSOR], {"NAME": TENSOR} or, in Keras 3, TENSOR.
call_output output_tensor(const json& outputs) {
    call_output tensor = read_tensor(outputs);
    if (!tensor.layer.empty()) return tensor;
    std::vector<std::string> names;
    if (outputs.is_structured()) {
        for (const json& one : outputs)
            if (tensor = read_tensor(one); !tensor.layer.empty()) names.push_back(common::in_quotes(tensor.layer));
    }
    if (names.size() != 1 || outputs.size() != 1)
        throw problem(fmt::format("the model has {} outputs{}{}; expected exactly one", names.size(),
                                  names.empty() ? "" : ": ", fmt::join(names, ", ")));
    return tensor;
}

/// Numbers of all calls, each after those whose outputs it takes.
std::vector<std::size_t> sorted(const call_list& list, std::size_t input) {
    std::vector<std::size_t> missing(list.calls.size());
    for (std::size_t i = 0; i < missing.size(); ++i) missing[i] = list.calls[i].inputs.size();
    std::vector<std::size_t> result;
    // The last one is next, so that the consumers of the call before come before those of earlier ones.
    for (std::vector<std::size_t> ready{input}; !ready.empty();) {
        result.push_back(ready.back());
        ready.pop_back();
        const std::vector<std::size_t>& next = list.consumers[result.back()];
        for (auto call = next.rbegin(); call != next.rend(); ++call)
            if (--missing[*call] == 0) ready.push_back(*call);
    }
    return result;
}

/// Puts the calls into the order given, and renumbers their inputs.
std::vector<data_flow::call> reordered(const call_list& list, const std::vector<std::size_t>& order) {
    std::vector<std::size_t> place(list.calls.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<data_flow::call> result;
    for (const std::size_t number : order) {
        result.push_back(list.calls[number]);
        for (std::size_t& input : result.back().inputs) input = place[input];
    }
    return result;
}

data_flow ordered(const std::vector<called_layer>& layers, const json& output_layers) {
    call_list list{layers, {}, {}, {}};
    list.connect();
    const std::size_t output = list.source(output_tensor(output_layers), "the model");
    const model_inputs inputs = inputs_of(list, output);
    if (inputs.read.empty()) throw problem("the model has no input");
    if (inputs.read.size() > 1)
        throw problem(fmt::format("the model has several inputs: {} is the second", list.origin(inputs.read[1])));
    const std::vector<std::size_t> order = sorted(list, inputs.read.front());
    if (order.size() + inputs.unread.size() != list.calls.size())
        throw problem("some layers are not connected to the input");
    for (const std::size_t call : order)
        if (list.consumers[call].empty() && call != output)
            throw problem(fmt::format("the output of {} goes nowhere; the model's output is that of {}",
                                      list.origin(call), list.origin(output)));
    data_flow result{reordered(list, order), {}, {}};
    for (const std::size_t call : inputs.unread) result.unread.push_back(list.calls[call].layer);
    return result;
}

}  // namespace

data_flow order(const std::vector<called_layer>& layers, const json& output_layers) {
    try {
        return ordered(layers, output_layers);
    } catch (const problem& p) {
        data_flow result{{}, p.what(), {}};
        for (std::size_t l = 0; l < layers.size(); ++l)
            result.calls.push_back({.layer = l, .training = false, .inputs = {}});
        return result;
    }
}

}  // namespace zgen::keras
