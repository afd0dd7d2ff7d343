// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/import/keras/activations.hpp"
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/json_access.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen::keras::layers {

namespace {

using nlohmann::json;

/// The shape, batch axis included, under the names that it has had.
const json* find_shape(const json& config) {
    for (const char* key : {"batch_shape", "batch_input_shape", "build_input_shape"})
        if (const json& shape = unwrapped(member(config, key)); shape.is_array()) return &shape;
    return nullptr;
}

/// Functions without parameters, called like Keras's.
constexpr std::array activations{"elu", "relu", "relu6", "selu", "sigmoid", "softplus", "softsign", "tanh"};

}  // namespace

step dense(const layer_config& layer) {
    const attributes config(layer);
    const std::size_t units = config.size("units");
    const bool use_bias = config.flag("use_bias", true);
    const step activate = read_activation(layer);
    return [=](builder& network) {
        if (use_bias)
            network.expect_weights({"kernel", "bias"});
        else
            network.expect_weights({"kernel"});
        dims result = network.extents();
        const shape in = network.as_positions();
        std::vector<double> kernel = transposed(network.weights(0, {in.channels, units}), units);
        std::vector<double> bias = use_bias ? network.weights(1, {units}) : std::vector<double>(units);
        // Keras applies Dense to the last axis: over several positions that is a convolution with one tap.
        if (in.length == 1)
            network.append(zgen::dense{{.inputs = in.channels, .units = units}, std::move(kernel), std::move(bias)}, 1);
        else
            network.append(
                conv1d{
                    {.channels = in.channels, .filters = units, .kernel_size = 1}, std::move(kernel), std::move(bias)},
                2);
        result.back() = units;
        network.reshape(std::move(result));
        activate(network);
    };
}

// Dropout and noise act in training only, unless they are called so.
step dropout(const layer_config& layer) {
    if (layer.training)
        throw problem(
            "is called with training=True, so that its output is random; expected a model that calls it without");
    return [](builder&) {};
}

// Regularization counts in training only.
step identity(const layer_config&) {
    return [](builder&) {};
}

step input(const layer_config& layer) {
    const json* shape = find_shape(*layer.config);
    if (shape == nullptr || shape->empty())
        throw problem("the configuration gives no input shape; build the model with an Input of known shape");
    dims extents;
    for (std::size_t i = 1; i < shape->size(); ++i) {
        const json& extent = (*shape)[i];
        if (!extent.is_number_unsigned() || extent == 0)
            throw problem(fmt::format("input shape {} is not known; expected a size for every axis but the first",
                                      shape->dump(-1, ' ', true, json::error_handler_t::replace)));
        extents.push_back(extent.get<std::size_t>());
    }
    return [extents](builder& network) { network.set_input(extents); };
}

// Keras 2 makes a layer of every TensorFlow function between layers: x + y is __operators__.add, tf.nn.relu(x) nn.relu.
step op_lambda(const layer_config& layer) {
    const std::string function = attributes(layer).text("function", "");
    if (function == "__operators__.add" || function == "math.add") return add(layer);
    const std::string name = function.substr(function.rfind('.') + 1);
    if (std::find(activations.begin(), activations.end(), name) != activations.end())
        return find_activation(name, layer.saved_by);
    throw problem("calls TensorFlow's " + common::in_quotes(function) +
                  ", which is not supported; expected layers, such as Add or Activation");
}

}  // namespace zgen::keras::layers
