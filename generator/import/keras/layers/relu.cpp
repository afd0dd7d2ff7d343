// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "import/keras/attributes.hpp"
#include "import/keras/layers/layers.hpp"
#include "import/keras/problem.hpp"

namespace zgen::keras::layers {

step relu(const layer_config& layer) {
    const attributes config(layer);
    if (config.has("max_value") || config.number("negative_slope", 0) != 0 || config.number("threshold", 0) != 0)
        throw problem("max_value, negative_slope and threshold are not supported; expected plain relu");
    return [](builder& network) { network.append_elementwise(zgen::relu{}); };
}

}  // namespace zgen::keras::layers
