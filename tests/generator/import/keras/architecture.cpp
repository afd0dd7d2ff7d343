// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/architecture.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "generator/import/keras/problem.hpp"
#include "tests/message_of.hpp"

using nlohmann::json;
using zgen::keras::architecture;

namespace {

architecture read(const std::string& text) {
    return zgen::keras::read_architecture(zgen::keras::parse_config(text), {});
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
    CHECK(model.no_order.empty());
}

TEST_CASE("the input shape of older Sequential models comes from the first layer or from the model") {
    const auto first_config = [](const std::string& text) {
        const architecture model = read(text);
        CHECK(model.layers.front().class_name == "InputLayer");
        return *model.layers.front().config;
    };
    const json shape{nullptr, 5};
    CHECK(first_config(R"({"class_name": "Sequential", "config": [
        {"class_name": "Dense", "config": {"name": "d", "batch_input_shape": [null, 5]}}]})")["batch_input_shape"] ==
          shape);
    CHECK(first_config(R"({"class_name": "Sequential", "config": {"build_input_shape": [null, 5], "layers": [
        {"class_name": "Dense", "config": {"name": "d"}}]}})")["build_input_shape"] == shape);
}

TEST_CASE("Functional models are put in the order of data flow") {
    const architecture model = read(functional({{"c", {"b"}}, {"a", {}}, {"b", {"a"}}}, "c"));
    CHECK(names(model) == list{"a", "b", "c"});
    CHECK(model.no_order.empty());
}

TEST_CASE("Keras 3 writes the same in another syntax") {
    const architecture model = read(R"({"class_name": "Functional", "config": {"layers": [
        {"class_name": "InputLayer", "name": "a", "config": {"name": "a"}, "inbound_nodes": []},
        {"class_name": "Dense", "name": "b", "config": {"name": "b"}, "inbound_nodes": [
            {"args": [{"class_name": "__keras_tensor__", "config": {"keras_history": ["a", 0, 0]}}], "kwargs": {"mask": null}}]}],
        "output_layers": ["b", 0, 0]}})");
    CHECK(names(model) == list{"a", "b"});
    CHECK(model.no_order.empty());
}

TEST_CASE("calls come after those whose outputs they take, branch by branch") {
    const architecture model = read(
        functional({{"a", {}}, {"b", {"a"}}, {"s", {"a"}}, {"c", {"b"}}, {"sum", {"c", "s"}}, {"d", {"sum"}}}, "d"));
    CHECK(model.no_order.empty());
    CHECK(names(model) == list{"a", "b", "c", "s", "sum", "d"});
    CHECK(model.layers[3].inputs == std::vector<std::size_t>{0});
    CHECK(model.layers[4].inputs == std::vector<std::size_t>{2, 3});
}

TEST_CASE("a layer that is called several times is there as often") {
    json config = json::parse(functional({{"a", {}}, {"relu", {"a"}}, {"b", {"relu"}}, {"c", {"relu"}}}, "c"));
    json& layers = config["config"]["layers"];
    layers[1]["inbound_nodes"].push_back({{"b", 0, 0, json::object()}});
    layers[3]["inbound_nodes"][0][0][1] = 1;  // the second call of relu
    const architecture model = read(config.dump());
    CHECK(model.no_order.empty());
    CHECK(names(model) == list{"a", "relu", "b", "relu", "c"});
    layers[3]["inbound_nodes"][0][0][1] = 2;
    CHECK(read(config.dump()).no_order == "layer 'c' (Dense) takes the output of call 3 of 'relu', which has 2");
}

TEST_CASE("arguments of calls: second operands and training") {
    json config = json::parse(functional({{"a", {}}, {"b", {"a"}}, {"c", {"b"}}}, "c"));
    json& layers = config["config"]["layers"];
    layers[2]["inbound_nodes"][0][0][3] = {{"y", {"a", 0, 0}}, {"name", nullptr}};
    layers[1]["inbound_nodes"][0][0][3] = {{"training", true}};
    const architecture model = read(config.dump());
    CHECK(model.layers[2].inputs == std::vector<std::size_t>{1, 0});
    CHECK(model.layers[1].training);
    CHECK_FALSE(model.layers[2].training);
}

TEST_CASE("models among the layers are replaced by theirs") {
    const json inner = json::parse(functional({{"x", {}}, {"p", {"x"}}, {"q", {"p"}}}, "q"));
    json config = json::parse(functional({{"a", {}}, {"b", {"a"}}, {"m", {"b"}}, {"c", {"m"}}}, "c"));
    json& model_layer = config["config"]["layers"][2];
    model_layer["class_name"] = "Functional";
    model_layer["config"] = inner["config"];
    model_layer["config"]["name"] = "m";
    const architecture model = read(config.dump());
    CHECK(model.no_order.empty());
    CHECK(names(model) == list{"a", "b", "p", "q", "c"});
    CHECK(model.layers[2].inputs == std::vector<std::size_t>{1});
    CHECK(model.layers[3].inputs == std::vector<std::size_t>{2});
    CHECK(model.layers[4].inputs == std::vector<std::size_t>{3});
    CHECK(zgen::keras::origin_of(model.layers[3]) == "layer 'm/q' (Dense)");

    const architecture sequential = read(R"({"class_name": "Sequential", "config": {"name": "s", "layers": [
        {"class_name": "Sequential", "config": {"name": "m", "layers": [
            {"class_name": "InputLayer", "config": {"name": "i", "batch_shape": [null, 5]}},
            {"class_name": "Dense", "config": {"name": "d"}}]}},
        {"class_name": "Dense", "config": {"name": "e"}}]}})");
    CHECK(names(sequential) == list{"input", "d", "e"});
    CHECK((*sequential.layers.front().config)["batch_shape"] == json{nullptr, 5});
    CHECK(sequential.layers[1].inputs == std::vector<std::size_t>{0});
}

TEST_CASE("what would be read thousands of times is refused") {
    json config = json::parse(functional({{"x", {}}, {"m", {"x"}}}, "m"));
    json& layer = config["config"]["layers"][1];
    layer["inbound_nodes"].push_back({{"m", 0, 0, json::object()}});
    config["config"]["output_layers"][0][1] = 1;
    CHECK(read(config.dump()).layers.size() == 3);
    layer["config"]["list"] = std::vector<int>(10'000, 1);
    CHECK(contains(refusal(config.dump()), "layer 'm' (Dense) is called 2 times with a configuration of more than"));
    layer["config"].erase("list");
    for (int call = 1; call < 10'000; ++call) layer["inbound_nodes"].push_back({{"m", call, 0, json::object()}});
    CHECK(contains(read(config.dump()).no_order, "the model calls its layers 10002 times"));
    layer["class_name"] = "Functional";
    CHECK(contains(refusal(config.dump()), "layer 'm' (Functional) is called 10001 times; expected models"));
    layer["class_name"] = "Dense";
    layer["config"]["name"] = std::string(2000, 'n');
    CHECK(contains(refusal(config.dump()), "has a name of more than 1024 characters"));
}

TEST_CASE("inputs that no layer takes are left out and named") {
    const architecture model = read(functional({{"i", {}}, {"a", {}}, {"j", {}}, {"b", {"a"}}}, "b"));
    CHECK(model.no_order.empty());
    CHECK(names(model) == list{"a", "b"});
    CHECK(model.unread == list{"layer 'i' (InputLayer)", "layer 'j' (InputLayer)"});
    CHECK(read(functional({{"a", {}}, {"b", {"a"}}}, "b")).unread.empty());
}

TEST_CASE("layers without an order say why, and stay for the list of unsupported ones") {
    const auto reason = [](const std::string& text) { return read(text).no_order; };
    CHECK(reason(functional({{"a", {}}, {"b", {"a"}}, {"c", {"a"}}}, "c")) ==
          "the output of layer 'b' (Dense) goes nowhere; the model's output is that of layer 'c' (Dense)");
    CHECK(reason(functional({{"a", {}}, {"i", {}}, {"b", {"a", "i"}}}, "b")) ==
          "the model has several inputs: layer 'i' (InputLayer) is the second");
    CHECK(reason(functional({{"a", {}}, {"i", {}}, {"b", {"a"}}}, "i")) ==
          "the model has several inputs: layer 'i' (InputLayer) is the second");
    CHECK(reason(functional({{"a", {}}, {"i", {}}, {"b", {"b"}}}, "b")) ==
          "the model has several inputs: layer 'i' (InputLayer) is the second");
    CHECK(reason(functional({{"a", {}}, {"b", {"a"}}, {"c", {"b"}}}, "b")) ==
          "the output of layer 'c' (Dense) goes nowhere; the model's output is that of layer 'b' (Dense)");
    CHECK(reason(functional({{"a", {}}, {"b", {"c"}}, {"c", {"b"}}}, "a")) ==
          "some layers are not connected to the input");
    CHECK(reason(functional({{"a", {}}, {"b", {"x"}}}, "b")) ==
          "layer 'b' (Dense) takes the output of 'x', which is not a layer");
    CHECK(reason(functional({{"a", {}}, {"a", {"a"}}}, "a")) == "two layers are named 'a'");
    CHECK(reason(functional({{"b", {"b"}}}, "b")) == "the model has no input");
    json two = json::parse(functional({{"a", {}}, {"b", {"a"}}}, "b"));
    two["config"]["output_layers"].push_back({"a", 0, 0});
    CHECK(reason(two.dump()) == "the model has 2 outputs: 'b', 'a'; expected exactly one");
    two["config"]["output_layers"] = nullptr;
    CHECK(reason(two.dump()) == "the model has 0 outputs; expected exactly one");
    CHECK(read(functional({{"a", {}}, {"b", {"x"}}}, "b")).layers.size() == 2);
}

TEST_CASE("the version decides the dialect") {
    CHECK(zgen::keras::read_dialect("2.2.4-tf", "tensorflow").version == 2);
    CHECK(zgen::keras::read_dialect("3.13.2", "").version == 3);
    CHECK(zgen::keras::read_dialect("1.2.2", "").version == 1);
    CHECK(zgen::keras::read_dialect("", "").version == 2);
    CHECK(zgen::keras::read_dialect("2.0.8", "theano").theano);
    CHECK_FALSE(zgen::keras::read_dialect("2.0.8", "tensorflow").theano);
}

TEST_CASE("malformed configurations are refused") {
    CHECK(contains(refusal("{"), "is not JSON (at byte 2)"));
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
