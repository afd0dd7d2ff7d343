// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "generator/import/keras/activations.hpp"
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/snake_case.hpp"

namespace zgen::keras::layers {

namespace {

using zinfer::function;

step elementwise(function f, double alpha) {
    return [=](builder& network) {
        network.append_elementwise(zgen::activation{{.function = f, .alpha = static_cast<float>(alpha)}});
    };
}

}  // namespace

// Keras 3 makes a layer of every function of keras.ops and keras.activations that is called between layers.
step operation(const layer_config& layer) {
    const attributes config(layer);
    if (layer.class_name == "Elu") return elementwise(function::elu, config.number("alpha", 1));
    if (layer.class_name == "LeakyRelu") return elementwise(function::leaky_relu, config.number("negative_slope", 0.2));
    if (layer.class_name == "Gelu" && config.flag("approximate", true)) return elementwise(function::gelu_tanh, 0);
    return find_activation(snake_case(layer.class_name), layer.saved_by);
}

}  // namespace zgen::keras::layers
