// SPDX-License-Identifier: Apache-2.0
#include "import/keras/architecture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "import/keras/problem.hpp"
#include "tests/generator/message_of.hpp"

using nlohmann::json;
using zgen::keras::architecture;

namespace {

architecture read(const std::string& text) {
    return zgen::keras::read_architecture(zgen::keras::parse_config(text));
}

std::vector<std::string> names(const architecture& model) {
    std::vector<std::string> result;
    for (const auto& layer : model.layers) result.push_back(layer.name);
    return result;
}

std::string refusal(const std::string& text) {
    try {
        read(text);
    } catch (const zgen::keras::problem& p) {
        return p.what();
    }
    return "no problem";
}

using list = std::vector<std::string>;

/// A Functional model in the syntax of Keras 2: names of layers, each with the names of its inputs.
std::string functional(const std::vector<std::pair<std::string, list>>& layers, const std::string& output) {
    json all = json::array();
    for (const auto& [name, inputs] : layers) {
        json calls = json::array();
        if (!inputs.empty()) {
            json call = json::array();
            for (const std::string& input : inputs) call.push_back(json::array({input, 0, 0, json::object()}));
            calls.push_back(call);
        }
        all.push_back({{"class_name", inputs.empty() ? "InputLayer" : "Dense"},
                       {"name", name},
                       {"config", {{"name", name}}},
                       {"inbound_nodes", calls}});
    }
    return json{{"class_name", "Functional"},
                {"config", {{"layers", all}, {"output_layers", json::array({json::array({output, 0, 0})})}}}}
        .dump();
}

}  // namespace

TEST_CASE("Sequential models list their layers in order and number them by class") {
    const architecture model = read(R"({"class_name": "Sequential", "config": {"name": "s", "layers": [
        {"class_name": "InputLayer", "config": {"name": "i", "batch_shape": [null, 5]}},
        {"class_name": "Dense", "config": {"name": "dense_10"}},
        {"class_name": "ReLU", "config": {"name": "re_lu"}},
        {"class_name": "Dense", "config": {"name": "dense_11"}}]}})");
    CHECK(names(model) == list{"i", "dense_10", "re_lu", "dense_11"});
    CHECK(model.layers[3].number == 1);
    CHECK(model.layers[2].number == 0);
    CHECK(model.no_chain.empty());
}

TEST_CASE("the input shape of older Sequential models comes from the first layer or from the model") {
    const json shape{nullptr, 5};
    CHECK(read(R"({"class_name": "Sequential", "config": [
        {"class_name": "Dense", "config": {"name": "d", "batch_input_shape": [null, 5]}}]})")
              .layers.front()
              .config["batch_shape"] == shape);
    CHECK(read(R"({"class_name": "Sequential", "config": {"build_input_shape": [null, 5], "layers": [
        {"class_name": "Dense", "config": {"name": "d"}}]}})")
              .layers.front()
              .config["batch_shape"] == shape);
}

TEST_CASE("Functional models are put in the order of data flow") {
    const architecture model = read(functional({{"c", {"b"}}, {"a", {}}, {"b", {"a"}}}, "c"));
    CHECK(names(model) == list{"a", "b", "c"});
    CHECK(model.no_chain.empty());
}

TEST_CASE("Keras 3 writes the same in another syntax") {
    const architecture model = read(R"({"class_name": "Functional", "config": {"layers": [
        {"class_name": "InputLayer", "name": "a", "config": {"name": "a"}, "inbound_nodes": []},
        {"class_name": "Dense", "name": "b", "config": {"name": "b"}, "inbound_nodes": [
            {"args": [{"class_name": "__keras_tensor__", "config": {"keras_history": ["a", 0, 0]}}], "kwargs": {"mask": null}}]}],
        "output_layers": ["b", 0, 0]}})");
    CHECK(names(model) == list{"a", "b"});
    CHECK(model.no_chain.empty());
}

TEST_CASE("what is no chain says why, and keeps its layers for the list of unsupported ones") {
    const auto reason = [](const std::string& text) { return read(text).no_chain; };
    CHECK(reason(functional({{"a", {}}, {"b", {"a"}}, {"c", {"a"}}}, "c")) ==
          "the output of layer 'a' (InputLayer) goes to several layers");
    CHECK(reason(functional({{"a", {}}, {"b", {"a", "a"}}}, "b")) == "layer 'b' (Dense) has 2 inputs");
    CHECK(reason(functional({{"a", {}}, {"i", {}}, {"b", {"a"}}}, "b")) ==
          "the model has several inputs: layer 'i' (InputLayer) is the second");
    CHECK(reason(functional({{"a", {}}, {"b", {"a"}}, {"c", {"b"}}}, "b")) ==
          "the model's output is 'b', but other layers follow it");
    CHECK(reason(functional({{"a", {}}, {"b", {"c"}}, {"c", {"b"}}}, "a")) ==
          "some layers are not connected to the input");
    CHECK(reason(functional({{"a", {}}, {"b", {"x"}}}, "b")) ==
          "layer 'b' (Dense) takes the output of 'x', which is no layer");
    CHECK(reason(functional({{"a", {}}, {"a", {"a"}}}, "a")) == "two layers are named 'a'");
    CHECK(reason(functional({{"b", {"b"}}}, "b")) == "the model has no input");
    CHECK(read(functional({{"a", {}}, {"b", {"a", "a"}}}, "b")).layers.size() == 2);
}

TEST_CASE("malformed configurations are refused") {
    CHECK(contains(refusal("{"), "is no JSON (at byte 2)"));
    CHECK(contains(refusal("{\"x\": 1e999}"), "a number out of range"));
    CHECK(contains(refusal(std::string(30'000, '[')), "nested more than 64 levels deep"));
    CHECK(contains(refusal("[]"), "class ''"));
    CHECK(contains(refusal(R"({"class_name": "MyModel", "config": {}})"), "class 'MyModel'"));
    CHECK(contains(refusal(R"({"class_name": "Sequential", "config": 5})"), "no list of layers"));
    CHECK(contains(refusal(R"({"class_name": "Sequential", "config": {"layers": []}})"), "no layers"));
    CHECK(contains(refusal(R"({"class_name": "Sequential", "config": {"layers": [{"class_name": 3}]}})"),
                   "no class or no name"));
    CHECK(contains(refusal(R"({"class_name": "Functional", "config": {"layers": [7]}})"), "no class or no name"));
}
