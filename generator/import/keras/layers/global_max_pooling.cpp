// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/global_pooling.hpp"
#include "generator/import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

step global_max_pooling(const layer_config& layer) {
    return global_pooling(attributes(layer), 1, global_max_pool1d{});
}

step global_max_pooling2d(const layer_config& layer) {
    return global_pooling(attributes(layer), 2, global_max_pool1d{});
}

}  // namespace zgen::keras::layers
