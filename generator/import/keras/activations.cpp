// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/activations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/json_access.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"
#include "generator/import/keras/scale.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen::keras {

namespace {

using nlohmann::json;
using zinfer::function;

void apply(builder& network, function f, float alpha = 0, float beta = 0) {
    network.append_elementwise(activation{{.function = f, .alpha = alpha, .beta = beta}});
}

void apply_log_sigmoid(builder& network) {
    // log(sigmoid(x)) = -softplus(-x)
    append_scale(network, -1);
    apply(network, function::softplus);
    append_scale(network, -1);
}

struct entry {
    std::string_view name;
    void (*apply)(builder&);
};

constexpr std::array table{
    entry{"celu", [](builder& n) { apply(n, function::celu, 1); }},
    entry{"elu", [](builder& n) { apply(n, function::elu, 1); }},
    entry{"gelu", [](builder& n) { apply(n, function::gelu); }},
    entry{"hard_silu", [](builder& n) { apply(n, function::hard_swish); }},
    entry{"hard_swish", [](builder& n) { apply(n, function::hard_swish); }},
    entry{"hard_tanh", [](builder& n) { apply(n, function::clip, -1, 1); }},
    entry{"leaky_relu", [](builder& n) { apply(n, function::leaky_relu, 0.2F); }},
    entry{"linear", [](builder&) {}},
    entry{"log_sigmoid", apply_log_sigmoid},
    entry{"log_softmax",
          [](builder& n) {
              n.as_positions();
              n.append_elementwise(log_softmax{});
          }},
    entry{"mish", [](builder& n) { apply(n, function::mish); }},
    entry{"relu", [](builder& n) { n.append_elementwise(relu{}); }},
    entry{"relu6", [](builder& n) { apply(n, function::clip, 0, 6); }},
    entry{"selu", [](builder& n) { apply(n, function::selu, 1.6732632423543772F, 1.0507009873554805F); }},
    entry{"sigmoid", [](builder& n) { apply(n, function::sigmoid); }},
    entry{"silu", [](builder& n) { apply(n, function::silu); }},
    entry{"softmax",
          [](builder& n) {
              n.as_positions();
              n.append_elementwise(softmax{});
          }},
    entry{"softplus", [](builder& n) { apply(n, function::softplus); }},
    entry{"softsign", [](builder& n) { apply(n, function::softsign); }},
    entry{"swish", [](builder& n) { apply(n, function::silu); }},
    entry{"tanh", [](builder& n) { apply(n, function::tanh); }},
};

/// Layers that may stand for an activation; others have weights or see more than one element.
constexpr std::array layer_classes{"ELU", "LeakyReLU", "ReLU", "Softmax", "ThresholdedReLU"};

std::string supported() {
    std::string names = "hard_sigmoid";
    for (const entry& e : table) names += fmt::format(", {}", e.name);
    return names;
}

/// The class of the layer that the value describes, by name alone or with its configuration; empty where it is none.
std::string layer_class(const json& value) {
    const std::string name = value.is_string() ? value.get<std::string>() : text_of(member(value, "class_name"));
    return std::find(layer_classes.begin(), layer_classes.end(), name) == layer_classes.end() ? "" : name;
}

}  // namespace

step find_activation(const std::string& name, const dialect& saved_by) {
    if (name == "hard_sigmoid") {
        const float slope = saved_by.version < 3 ? 0.2F : 1.0F / 6;
        return [=](builder& network) { apply(network, function::hard_sigmoid, slope, 0.5F); };
    }
    const auto found = std::find_if(table.begin(), table.end(), [&](const entry& e) { return e.name == name; });
    if (found == table.end())
        throw problem(
            fmt::format("activation {} is not supported; expected one of {}", common::in_quotes(name), supported()));
    return found->apply;
}

step read_activation(const layer_config& layer) {
    const json* value = attributes(layer).find("activation");
    if (value == nullptr) return [](builder&) {};
    if (std::string class_name = layer_class(*value); !class_name.empty()) {
        layer_config inner = layer;
        inner.class_name = std::move(class_name);
        inner.config = &member(*value, "config");
        return layers::find(inner.class_name)(inner);
    }
    if (value->is_string()) return find_activation(value->get<std::string>(), layer.saved_by);
    // {"class_name": "function", "config": "relu", ...} or {"class_name": "Activation", "config": {"activation": ...}}
    const json& config = member(*value, "config");
    if (config.is_string()) return find_activation(config.get<std::string>(), layer.saved_by);
    if (const json& name = member(config, "activation"); name.is_string())
        return find_activation(name.get<std::string>(), layer.saved_by);
    throw problem(fmt::format("activation {} is not supported; expected a function of keras.activations",
                              common::in_quotes(value->dump(-1, ' ', true, json::error_handler_t::replace))));
}

}  // namespace zgen::keras
