// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

step flatten(const layer_config& layer) {
    const bool channels_first = attributes(layer).channels_first();
    return [=](builder& network) {
        // Keras flattens in the order of channels_last in either format.
        if (channels_first) network.move_channels_last();
        network.reshape({network.as_vector().size()});
    };
}

}  // namespace zgen::keras::layers
