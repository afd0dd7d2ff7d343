// SPDX-License-Identifier: Apache-2.0
#include "import/keras/attributes.hpp"
#include "import/keras/layers/layers.hpp"
#include "import/keras/layers/pooling.hpp"

namespace zgen::keras::layers {

step average_pooling(const layer_config& layer) {
    const pooling settings{attributes(layer)};
    return [=](builder& network) { network.append(average_pool1d{settings.on(network.as_sequence().length)}, 2); };
}

}  // namespace zgen::keras::layers
