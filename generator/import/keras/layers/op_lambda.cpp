// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "generator/import/keras/activations.hpp"
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen::keras::layers {

namespace {

/// Functions without parameters, called like Keras's.
constexpr std::array activations{"elu", "relu", "relu6", "selu", "sigmoid", "softplus", "softsign", "tanh"};

}  // namespace

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
