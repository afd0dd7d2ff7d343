// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "generator/import/keras/keras.hpp"
#include "generator/passes/passes.hpp"
#include "tests/generator/import/keras/hdf5_writer.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

using nlohmann::json;

namespace {

using names = std::vector<std::string>;

struct called {
    std::string class_name;
    std::string name;
    json config;
    names inputs;
    std::vector<std::size_t> kernel{};  ///< extents of a kernel of 1, 2, 3, ...
};

/// A Functional model of Keras 2, or with the tensors of Keras 3.
std::vector<std::byte> functional(const json& input, const std::vector<called>& layers, unsigned version = 2) {
    json shape = input;
    shape.insert(shape.begin(), nullptr);
    json all = json::array({{{"class_name", "InputLayer"},
                             {"config", {{"name", "x"}, {"batch_shape", shape}}},
                             {"inbound_nodes", json::array()}}});
    hdf5_writer file;
    for (const called& l : layers) {
        json tensors = json::array();
        for (const std::string& name : l.inputs)
            tensors.push_back(
                version == 2 ? json::array({name, 0, 0, json::object()})
                             : json{{"class_name", "__keras_tensor__"}, {"config", {{"keras_history", {name, 0, 0}}}}});
        const json call = version == 2 ? tensors : json{{"args", json::array({tensors})}, {"kwargs", json::object()}};
        json config = l.config.is_null() ? json::object() : l.config;
        config["name"] = l.name;
        all.push_back({{"class_name", l.class_name}, {"config", config}, {"inbound_nodes", json::array({call})}});
        names weights;
        if (!l.kernel.empty()) {
            std::vector<float> values;
            std::size_t count = 1;
            for (const std::size_t extent : l.kernel) count *= extent;
            for (std::size_t i = 1; i <= count; ++i) values.push_back(static_cast<float>(i));
            file.dataset("model_weights/" + l.name + "/kernel", l.kernel, values);
            weights.push_back("kernel");
        }
        file.texts("model_weights/" + l.name, "weight_names", weights);
    }
    file.text(
        "", "model_config",
        json{{"class_name", "Functional"},
             {"config", {{"name", "m"}, {"layers", all}, {"output_layers", json::array({{layers.back().name, 0, 0}})}}}}
            .dump());
    return file.finish();
}

zgen::graph imported(const std::vector<std::byte>& bytes) {
    return zgen::import_keras_hdf5(bytes, "m.h5");
}

std::string refusal(const json& input, const std::vector<called>& layers) {
    return message_of([&] { imported(functional(input, layers)); });
}

const json scale{{"filters", 1}, {"kernel_size", 1}, {"use_bias", false}};

}  // namespace

TEST_CASE("a residual block adds the input of its branch") {
    const std::vector<called> layers{{"Conv1D",
                                      "c",
                                      {{"filters", 1}, {"kernel_size", 2}, {"padding", "same"}, {"use_bias", false}},
                                      {"x"},
                                      {2, 1, 1}},
                                     {"Activation", "r", {{"activation", "relu"}}, {"c"}},
                                     {"Add", "sum", nullptr, {"r", "x"}},
                                     {"ReLU", "last", nullptr, {"sum"}}};
    for (const unsigned version : {2U, 3U}) {
        zgen::graph g = imported(functional({3, 1}, layers, version));
        CHECK(networks::names(g) == names{"conv1d", "relu", "add", "relu_1"});
        const std::vector<double> expected{1 + 5, 2, 0};
        CHECK(zgen::evaluate(g, std::vector<double>{1, 2, -3}) == std::vector<double>{1 + 5, 2, 0});
        zgen::optimize(g);
        CHECK(zgen::evaluate(g, std::vector<double>{1, 2, -3}) == expected);
    }
}

TEST_CASE("both branches may have layers, and start behind others") {
    const std::vector<called> layers{{"MaxPooling1D", "p", {{"pool_size", 2}}, {"x"}},
                                     {"ReLU", "a", nullptr, {"p"}},
                                     {"Conv1D", "b", scale, {"p"}, {1, 1, 1}},
                                     {"Conv1D", "c", scale, {"b"}, {1, 1, 1}},
                                     {"Add", "sum", nullptr, {"a", "c", "p"}}};
    zgen::graph g = imported(functional({4, 1}, layers));
    CHECK(networks::names(g) == names{"max_pool1d", "relu", "branch", "conv1d", "conv1d_1", "add", "add_1"});
    const std::vector<double> expected{2 + 2 + 2, -3 - 3};
    CHECK(zgen::evaluate(g, std::vector<double>{1, 2, -5, -3}) == expected);
    zgen::optimize(g);
    CHECK(zgen::evaluate(g, std::vector<double>{1, 2, -5, -3}) == expected);
}

TEST_CASE("Subtract and Average") {
    const auto outputs = [](const char* class_name, const names& inputs) {
        return zgen::evaluate(imported(functional({2}, {{"ReLU", "a", nullptr, {"x"}},
                                                        {"Activation", "b", {{"activation", "hard_tanh"}}, {"x"}},
                                                        {class_name, "join", nullptr, inputs}})),
                              std::vector<double>{4, -2});
    };
    CHECK(outputs("Subtract", {"a", "b"}) == std::vector<double>{3, 1});
    CHECK(outputs("Subtract", {"b", "a"}) == std::vector<double>{-3, -1});
    CHECK(outputs("Average", {"a", "b"}) == std::vector<double>{2.5, -0.5});
    CHECK(outputs("Average", {"a", "b", "b", "x"}) == std::vector<double>{2.5, -1});
}

TEST_CASE("activations of the same shape may lie in memory as others do") {
    const std::vector<called> layers{{"Reshape", "flat", {{"target_shape", {6}}}, {"x"}},
                                     {"Dense", "d", {{"units", 6}, {"use_bias", false}}, {"flat"}, {6, 6}},
                                     {"Reshape", "back", {{"target_shape", {3, 2}}}, {"d"}},
                                     {"MaxPooling1D", "p", {{"pool_size", 1}}, {"x"}},
                                     {"Add", "sum", nullptr, {"back", "p"}}};
    zgen::graph g = imported(functional({3, 2}, layers));
    // Row 0 of the kernel is 1 to 6.
    const std::vector<double> expected{2, 2, 3, 4, 5, 6};
    CHECK(zgen::evaluate(g, std::vector<double>{1, 0, 0, 0, 0, 0}) == expected);
    zgen::optimize(g);
    CHECK(zgen::evaluate(g, std::vector<double>{1, 0, 0, 0, 0, 0}) == expected);
}

TEST_CASE("a plus sign between layers is an operation of TensorFlow, or of Keras 3") {
    CHECK(zgen::evaluate(
              imported(functional({2}, {{"ReLU", "a", nullptr, {"x"}},
                                        {"TFOpLambda", "plus", {{"function", "__operators__.add"}}, {"a", "x"}}})),
              std::vector<double>{4, -2}) == std::vector<double>{8, -2});
    CHECK(zgen::evaluate(imported(functional({2}, {{"TFOpLambda", "r", {{"function", "nn.relu"}}, {"x"}},
                                                   {"Sigmoid", "s", nullptr, {"r"}}})),
                         std::vector<double>{0, -2}) == std::vector<double>{0.5, 0.5});
    CHECK(contains(refusal({2}, {{"TFOpLambda", "t", {{"function", "math.multiply"}}, {"x"}}}),
                   "layer 't' (TFOpLambda): calls TensorFlow's 'math.multiply'"));
    CHECK(contains(refusal({2}, {{"TFOpLambda", "t", {{"function", "math.add"}}, {"x"}}}),
                   "has 1 inputs; expected two or more"));
}

TEST_CASE("Keras 3's functions between layers have their parameters") {
    const auto output = [](const char* class_name, const json& config, double x) {
        return zgen::evaluate(imported(functional({1}, {{class_name, "f", config, {"x"}}}, 3)), std::vector{x})[0];
    };
    CHECK(output("LeakyRelu", {{"negative_slope", 0.5}}, -2) == -1);
    CHECK(output("Relu6", nullptr, 8) == 6);
    CHECK(output("HardTanh", nullptr, -8) == -1);
    CHECK(std::abs(output("Elu", {{"alpha", 2.0}}, -1) - 2 * std::expm1(-1.0)) < 1e-12);
    const double exact = (1 + std::erf(1 / std::sqrt(2.0))) / 2;
    CHECK(std::abs(output("Gelu", {{"approximate", false}}, 1) - exact) < 1e-12);
    CHECK(std::abs(output("Gelu", {{"approximate", true}}, 1) - exact) > 1e-5);
    CHECK(std::abs(output("Gelu", {{"approximate", true}}, 1) - exact) < 1e-3);
}

TEST_CASE("what does not fit together is refused") {
    CHECK(
        contains(refusal({4, 1}, {{"MaxPooling1D", "p", {{"pool_size", 2}}, {"x"}}, {"Add", "s", nullptr, {"p", "x"}}}),
                 "layer 's' (Add): joins the shapes (2, 1) and (4, 1); expected equal ones"));
    CHECK(contains(refusal({2}, {{"ReLU", "r", nullptr, {"x", "x"}}}), "layer 'r' (ReLU): has 2 inputs; expected one"));
    CHECK(contains(refusal({2}, {{"Add", "s", nullptr, {"x"}}}), "has 1 inputs; expected two or more"));
    CHECK(contains(refusal({2}, {{"ReLU", "r", nullptr, {"x"}}, {"Concatenate", "c", nullptr, {"x", "r"}}}),
                   "layer 'c' (Concatenate): is not supported: of the layers that join branches Add"));
    CHECK(contains(refusal({2}, {{"ReLU", "r", nullptr, {"x"}}, {"ReLU", "s", nullptr, {"x"}}}),
                   "data does not flow from one input to one output: the output of layer 'r' (ReLU) goes nowhere"));
}

TEST_CASE("a second input that no layer takes is left out with a warning") {
    const json layers = json::parse(R"([
        {"class_name": "InputLayer", "config": {"name": "z", "batch_shape": [null, 7]}, "inbound_nodes": []},
        {"class_name": "InputLayer", "config": {"name": "x", "batch_shape": [null, 2]}, "inbound_nodes": []},
        {"class_name": "ReLU", "config": {"name": "r"}, "inbound_nodes": [[["x", 0, 0, {}]]]}])");
    hdf5_writer file;
    file.text("", "model_config",
              json{{"class_name", "Functional"},
                   {"config", {{"layers", layers}, {"output_layers", json::array({{"r", 0, 0}})}}}}
                  .dump());
    const zgen::graph g = imported(file.finish());
    CHECK(g.warnings == names{"layer 'z' (InputLayer): has no effect on the output; the network does not take it"});
    CHECK(g.input == zgen::shape{1, 2});
}

TEST_CASE("dropout and batch normalization called with training=True are refused") {
    json all = json::parse(R"([
        {"class_name": "InputLayer", "config": {"name": "x", "batch_shape": [null, 2]}, "inbound_nodes": []},
        {"class_name": "Dropout", "config": {"name": "d"}, "inbound_nodes": [[["x", 0, 0, {"training": true}]]]}])");
    const auto message = [&] {
        hdf5_writer file;
        file.text("", "model_config",
                  json{{"class_name", "Functional"},
                       {"config", {{"layers", all}, {"output_layers", json::array({{"d", 0, 0}})}}}}
                      .dump());
        const std::vector<std::byte> bytes = file.finish();
        return message_of([&] { imported(bytes); });
    };
    CHECK(contains(message(), "layer 'd' (Dropout): is called with training=True, so that its output is random"));
    all[1]["class_name"] = "BatchNormalization";
    CHECK(contains(message(), "layer 'd' (BatchNormalization): is called with training=True"));
    all[1]["class_name"] = "Dropout";
    const auto with = [&](const json& training) {
        all[1]["inbound_nodes"][0][0][3]["training"] = training;
        return message();
    };
    for (const json& training : {json(1), json(1.0), json(2)}) CHECK(contains(with(training), "training=True"));
    for (const json& training : {json(false), json(0), json(nullptr)}) CHECK(with(training) == "no error");
}
