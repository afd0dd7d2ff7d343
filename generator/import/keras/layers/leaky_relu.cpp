// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

step leaky_relu(const layer_config& layer) {
    // Keras 3 renamed Keras 2's alpha.
    const attributes config(layer);
    const auto slope = static_cast<float>(config.number("negative_slope", config.number("alpha", 0.3)));
    return [=](builder& network) {
        network.append_elementwise(zgen::activation{{.function = zinfer::function::leaky_relu, .alpha = slope}});
    };
}

}  // namespace zgen::keras::layers
