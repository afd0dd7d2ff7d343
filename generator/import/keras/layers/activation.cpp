// SPDX-License-Identifier: Apache-2.0
#include "import/keras/attributes.hpp"
#include "import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

step activation(const layer_config& layer) {
    const bool is_relu = attributes(layer).relu();
    return [=](builder& network) {
        if (is_relu) network.append_elementwise(zgen::relu{});
    };
}

}  // namespace zgen::keras::layers
