// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/attributes.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "generator/import/keras/problem.hpp"
#include "tests/generator/import/keras/model_file.hpp"
#include "tests/message_of.hpp"

using nlohmann::json;

namespace {

bool flag(const json& value, bool fallback = false) {
    const json config{{"flag", value}};
    zgen::keras::layer_config layer;
    layer.config = &config;
    return zgen::keras::attributes(layer).flag("flag", fallback);
}

/// A layer with a boolean attribute, and the weights that it has where the attribute is true and where it is false.
struct layer_with_flag {
    const char* class_name;
    const char* attribute;
    json others;
    std::vector<model_file::weight> when_true;
    std::vector<model_file::weight> when_false;
};

std::vector<layer_with_flag> layers_with_flags() {
    using weights = std::vector<model_file::weight>;
    const auto one = [](const char* name, float value) { return model_file::weight{name, {2}, {value, value}}; };
    const weights gamma{one("gamma", 3)};
    const weights beta{one("beta", 5)};
    const weights moments{one("moving_mean", 1), one("moving_variance", 2)};
    const auto joined = [](weights a, const weights& b) {
        a.insert(a.end(), b.begin(), b.end());
        return a;
    };
    const weights kernel{counting("kernel", {1, 2, 2})};
    const weights taps{counting("depthwise_kernel", {1, 2, 1})};
    const weights both{counting("depthwise_kernel", {1, 2, 1}), counting("pointwise_kernel", {1, 2, 2})};
    const weights matrix{counting("kernel", {2, 2})};
    const weights bias{counting("bias", {2})};
    const json filters{{"filters", 2}, {"kernel_size", 1}};
    return {
        {"BatchNormalization", "scale", {{"center", false}}, joined(gamma, moments), moments},
        {"BatchNormalization", "center", {{"scale", false}}, joined(beta, moments), moments},
        {"GroupNormalization", "scale", {{"center", false}, {"groups", 2}}, gamma, {}},
        {"GroupNormalization", "center", {{"scale", false}, {"groups", 2}}, beta, {}},
        {"Conv1D", "use_bias", filters, joined(kernel, bias), kernel},
        {"DepthwiseConv1D", "use_bias", filters, joined(taps, bias), taps},
        {"SeparableConv1D", "use_bias", filters, joined(both, bias), both},
        {"Dense", "use_bias", {{"units", 2}}, joined(matrix, bias), matrix},
        {"GlobalAveragePooling1D", "keepdims", json::object(), {}, {}},
        {"GlobalMaxPooling1D", "keepdims", json::object(), {}, {}},
        {"Normalization", "invert", {{"mean", 1.0}, {"variance", 4.0}}, {}, {}},
        {"Gelu", "approximate", json::object(), {}, {}},
    };
}

std::vector<double> outputs(const layer_with_flag& of, const json& value, bool means) {
    json config = of.others;
    config[of.attribute] = value;
    const model_file model{{2, 2}, {{of.class_name, "x", config, means ? of.when_true : of.when_false}}};
    return model.outputs({1, -2, 3, 5});
}

}  // namespace

TEST_CASE("1 and 0 serve as true and false, other values do not") {
    for (const json& value : {json(true), json(1), json(1.0), json(1U)}) CHECK(flag(value));
    for (const json& value : {json(false), json(0), json(0.0), json(-0.0)}) CHECK_FALSE(flag(value, true));
    CHECK(flag(nullptr, true));
    for (const auto& [value, text] : std::vector<std::pair<json, std::string>>{
             {2, "'2'"}, {-1, "'-1'"}, {0.5, "'0.5'"}, {"true", "'true'"}, {json::array({true}), "'[true]'"}}) {
        const std::string message = "flag is " + text + "; expected true or false, or 1 or 0";
        CHECK_THROWS_WITH_AS(flag(value), message.c_str(), zgen::keras::problem);
    }
}

TEST_CASE("numbers serve as every boolean attribute that a layer has") {
    for (const layer_with_flag& one : layers_with_flags()) {
        CAPTURE(std::string(one.class_name) + " " + one.attribute);
        for (const json& value : {json(1), json(1.0)}) CHECK(outputs(one, value, true) == outputs(one, true, true));
        for (const json& value : {json(0), json(0.0)}) CHECK(outputs(one, value, false) == outputs(one, false, false));
        CHECK(contains(message_of([&] { outputs(one, 2, true); }), "is '2'; expected true or false, or 1 or 0"));
    }
    const model_file renormalized{{2, 2}, {{"BatchNormalization", "x", {{"renorm", 1}}, {}}}};
    CHECK(contains(renormalized.refusal(), "renorm is not supported"));
}
