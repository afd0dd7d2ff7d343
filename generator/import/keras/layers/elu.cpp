// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

step elu(const layer_config& layer) {
    const auto alpha = static_cast<float>(attributes(layer).number("alpha", 1));
    return [=](builder& network) {
        network.append_elementwise(zgen::activation{{.function = zinfer::function::elu, .alpha = alpha}});
    };
}

}  // namespace zgen::keras::layers
