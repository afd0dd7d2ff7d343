// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/activations.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

using nlohmann::json;

namespace {

const std::vector<double> inputs{-7, -2.5, -0.75, 0, 0.5, 1.25, 2, 8};

model_file activated(const json& value, const std::string& version = "2.10.0") {
    return {{8}, {{"Activation", "a", {{"activation", value}}, {}}}, version};
}

bool close(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return std::abs(x - y) <= 1e-6 * std::max(1.0, std::abs(y)); });
}

/// Whether the activation is `f` of every element.
template <class Function>
bool is(const json& value, Function f, const std::string& version = "2.10.0") {
    std::vector<double> expected;
    for (const double x : inputs) expected.push_back(f(x));
    return close(activated(value, version).outputs(inputs), expected);
}

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}
double relu6(double x) {
    return std::clamp(x, 0.0, 6.0);
}
double normal_integral(double x) {
    return std::erfc(-x / std::sqrt(2.0)) / 2;
}

}  // namespace

TEST_CASE("activations go by the names of Keras 2 and 3") {
    CHECK(is("relu", [](double x) { return std::max(x, 0.0); }));
    CHECK(is("relu6", relu6));
    CHECK(is("leaky_relu", [](double x) { return x < 0 ? 0.2 * x : x; }));
    CHECK(is("elu", [](double x) { return x < 0 ? std::expm1(x) : x; }));
    CHECK(is("celu", [](double x) { return x < 0 ? std::expm1(x) : x; }));
    CHECK(is("selu",
             [](double x) { return 1.0507009873554804934 * (x < 0 ? 1.6732632423543772848 * std::expm1(x) : x); }));
    CHECK(is("gelu", [](double x) { return x * normal_integral(x); }));
    for (const char* name : {"silu", "swish"}) CHECK(is(name, [](double x) { return x * sigmoid(x); }));
    CHECK(is("mish", [](double x) { return x * std::tanh(std::log1p(std::exp(x))); }));
    CHECK(is("sigmoid", sigmoid));
    for (const char* name : {"hard_silu", "hard_swish"}) CHECK(is(name, [](double x) { return x * relu6(x + 3) / 6; }));
    CHECK(is("tanh", [](double x) { return std::tanh(x); }));
    CHECK(is("hard_tanh", [](double x) { return std::clamp(x, -1.0, 1.0); }));
    CHECK(is("softplus", [](double x) { return std::log1p(std::exp(x)); }));
    CHECK(is("softsign", [](double x) { return x / (1 + std::abs(x)); }));
    CHECK(is("log_sigmoid", [](double x) { return -std::log1p(std::exp(-x)); }));
    CHECK(activated("linear").imported().layers.empty());
    CHECK(activated(nullptr).imported().layers.empty());
}

TEST_CASE("hard_sigmoid changed with Keras 3") {
    const auto clipped = [](double x) { return std::clamp(0.2 * x + 0.5, 0.0, 1.0); };
    CHECK(is("hard_sigmoid", clipped, "2.15.0"));
    CHECK(is("hard_sigmoid", clipped, "1.2.2"));
    CHECK(is("hard_sigmoid", clipped, ""));
    CHECK(is(
        "hard_sigmoid", [](double x) { return relu6(x + 3) / 6; }, "3.0.0"));
}

TEST_CASE("softmax and its logarithm run over the channels") {
    const auto outputs = [](const char* name) {
        return model_file{{2, 2}, {{"Activation", "a", {{"activation", name}}, {}}}, ""}.outputs({1, 2, 3, 3});
    };
    const double first = 1 / (1 + std::exp(1.0));
    CHECK(close(outputs("softmax"), {first, 1 - first, 0.5, 0.5}));
    CHECK(close(outputs("log_softmax"), {std::log(first), std::log(1 - first), std::log(0.5), std::log(0.5)}));
}

TEST_CASE("activations as objects: functions, and layers by class") {
    const auto relu = [](double x) { return std::max(x, 0.0); };
    CHECK(is({{"class_name", "function"}, {"config", "relu"}, {"module", "builtins"}}, relu, "3.1.0"));
    CHECK(is({{"class_name", "Activation"}, {"config", {{"name", "x"}, {"activation", "relu"}}}}, relu));
    CHECK(is("ReLU", relu));
    CHECK(is("LeakyReLU", [](double x) { return x < 0 ? 0.3 * x : x; }));
    CHECK(
        is({{"class_name", "LeakyReLU"}, {"config", {{"alpha", 0.1}}}}, [](double x) { return x < 0 ? 0.1 * x : x; }));
    CHECK(is({{"class_name", "ELU"}, {"config", {{"alpha", 2.0}}}},
             [](double x) { return x < 0 ? 2 * std::expm1(x) : x; }));
}

TEST_CASE("activations that are not supported are refused by name") {
    CHECK(contains(activated("exponential").refusal(),
                   "layer 'a' (Activation): activation 'exponential' is not supported"));
    CHECK(contains(activated("exponential").refusal(), "expected one of hard_sigmoid, celu, elu, "));
    CHECK(contains(activated({{"class_name", "__lambda__"}, {"config", {{"value", "4wAA"}}}}).refusal(),
                   "expected a function of keras.activations"));
    CHECK(contains(activated({{"class_name", "PReLU"}, {"config", json::object()}}).refusal(), "PReLU"));
    CHECK(contains(activated(5).refusal(), "activation '5' is not supported"));
}

TEST_CASE("convolutions and dense layers take any activation") {
    const model_file model{{2, 1},
                           {{"Conv1D",
                             "c",
                             {{"filters", 1}, {"kernel_size", 1}, {"activation", "tanh"}},
                             {counting("kernel", {1, 1, 1}), counting("bias", {1}, 0)}},
                            {"Flatten", "f", nullptr, {}},
                            {"Dense",
                             "d",
                             {{"units", 2}, {"activation", "softmax"}},
                             {{"kernel", {2, 2}, {1, 0, 0, 1}}, {"bias", {2}, {0, 0}}}}},
                           ""};
    CHECK(networks::names(model.imported()) ==
          std::vector<std::string>{"conv1d", "tanh", "flatten", "dense", "softmax"});
    const double a = std::exp(std::tanh(0.5));
    const double b = std::exp(std::tanh(-1.0));
    CHECK(close(model.outputs({0.5, -1}), {a / (a + b), b / (a + b)}));
}
