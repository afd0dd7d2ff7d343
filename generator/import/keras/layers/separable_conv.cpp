// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "import/keras/attributes.hpp"
#include "import/keras/layers/convolution.hpp"
#include "import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

step separable_conv(const layer_config& layer) {
    const attributes config(layer);
    const convolution settings(config);
    const std::size_t multiplier = config.size("depth_multiplier", 1);
    const std::size_t filters = config.size("filters");
    return [=](builder& network) {
        if (settings.use_bias)
            network.expect_weights({"depthwise_kernel", "pointwise_kernel", "bias"});
        else
            network.expect_weights({"depthwise_kernel", "pointwise_kernel"});
        const shape in = network.as_sequence();
        const std::size_t between = in.channels * multiplier;
        conv1d depthwise;
        depthwise.config = settings.on(in, network.take_padding(), between, in.channels);
        depthwise.kernel = transposed(network.weights(0, {settings.kernel_size, in.channels, multiplier}), between);
        depthwise.bias.assign(between, 0.0);
        network.append(std::move(depthwise), 2);

        conv1d pointwise;
        pointwise.config = {.channels = between, .filters = filters, .kernel_size = 1};
        pointwise.kernel = transposed(network.weights(1, {1, between, filters}), filters);
        pointwise.bias = settings.use_bias ? network.weights(2, {filters}) : std::vector<double>(filters);
        network.append(std::move(pointwise), 2);
        if (settings.relu) network.append_elementwise(zgen::relu{});
    };
}

}  // namespace zgen::keras::layers
