// SPDX-License-Identifier: Apache-2.0
#include "import/keras/attributes.hpp"
#include "import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

step flatten(const layer_config& layer) {
    attributes(layer).require_channels_last();
    return [](builder& network) { network.reshape({network.as_vector().size()}); };
}

}  // namespace zgen::keras::layers
