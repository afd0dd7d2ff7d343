// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/activations.hpp"
#include "generator/import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

step activation(const layer_config& layer) {
    return read_activation(layer);
}

}  // namespace zgen::keras::layers
