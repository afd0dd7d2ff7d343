// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

step thresholded_relu(const layer_config& layer) {
    const auto theta = static_cast<float>(attributes(layer).number("theta", 1));
    return [=](builder& network) {
        network.append_elementwise(zgen::activation{{.function = zinfer::function::thresholded_relu, .alpha = theta}});
    };
}

}  // namespace zgen::keras::layers
