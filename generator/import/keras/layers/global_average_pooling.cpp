// SPDX-License-Identifier: Apache-2.0
#include "import/keras/attributes.hpp"
#include "import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

step global_average_pooling(const layer_config& layer) {
    const attributes config(layer);
    config.require_channels_last();
    const std::size_t rank = config.flag("keepdims", false) ? 2 : 1;
    return [=](builder& network) {
        network.as_sequence();
        network.append(global_average_pool1d{}, rank);
    };
}

}  // namespace zgen::keras::layers
