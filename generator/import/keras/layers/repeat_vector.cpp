// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

step repeat_vector(const layer_config& layer) {
    if (attributes(layer).size("n") != 1)
        throw problem("repeats its input, which is not supported; expected Reshape, or a Dense layer of all values");
    return [](builder& network) { network.reshape({1, network.extents().back()}); };
}

}  // namespace zgen::keras::layers
