// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/layers/pooling.hpp"

namespace zgen::keras::layers {

namespace {

step over(const layer_config& layer, std::size_t axes) {
    const pooling settings(attributes(layer), axes);
    return [=](builder& network) {
        line at = settings.on(network);
        at.append(max_pool1d{settings.config(at)});
        at.finish();
    };
}

}  // namespace

step max_pooling(const layer_config& layer) {
    return over(layer, 1);
}

step max_pooling2d(const layer_config& layer) {
    return over(layer, 2);
}

}  // namespace zgen::keras::layers
