// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "generator/import/keras/activations.hpp"
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

step dense(const layer_config& layer) {
    const attributes config(layer);
    const std::size_t units = config.size("units");
    const bool use_bias = config.flag("use_bias", true);
    const step activate = read_activation(layer);
    return [=](builder& network) {
        if (use_bias)
            network.expect_weights({"kernel", "bias"});
        else
            network.expect_weights({"kernel"});
        dims result = network.extents();
        const shape in = network.as_positions();
        std::vector<double> kernel = transposed(network.weights(0, {in.channels, units}), units);
        std::vector<double> bias = use_bias ? network.weights(1, {units}) : std::vector<double>(units);
        // Keras applies Dense to the last axis: over several positions that is a convolution with one tap.
        if (in.length == 1)
            network.append(zgen::dense{{.inputs = in.channels, .units = units}, std::move(kernel), std::move(bias)}, 1);
        else
            network.append(
                conv1d{
                    {.channels = in.channels, .filters = units, .kernel_size = 1}, std::move(kernel), std::move(bias)},
                2);
        result.back() = units;
        network.reshape(std::move(result));
        activate(network);
    };
}

}  // namespace zgen::keras::layers
