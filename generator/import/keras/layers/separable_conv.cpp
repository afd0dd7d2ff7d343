// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/convolution.hpp"
#include "generator/import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

namespace {

step over(const layer_config& layer, std::size_t axes) {
    const convolution settings(layer, axes);
    const std::size_t multiplier = attributes(layer).size("depth_multiplier", 1);
    const std::size_t filters = attributes(layer).size("filters");
    return [=](builder& network) {
        if (settings.use_bias)
            network.expect_weights({"depthwise_kernel", "pointwise_kernel", "bias"});
        else
            network.expect_weights({"depthwise_kernel", "pointwise_kernel"});
        line at = settings.on(network);
        const std::size_t channels = at.in().channels;
        const std::size_t between = channels * multiplier;
        conv1d depthwise;
        depthwise.config = settings.config(at, between, channels);
        depthwise.kernel = settings.kernel(network, at, {channels, multiplier}, between);
        depthwise.bias.assign(between, 0.0);
        at.append(std::move(depthwise));

        dims pointwise_extents(axes, 1);
        pointwise_extents.insert(pointwise_extents.end(), {between, filters});
        conv1d pointwise;
        pointwise.config = {.channels = between, .filters = filters, .kernel_size = 1};
        pointwise.kernel = transposed(network.weights(1, pointwise_extents), filters);
        pointwise.bias = settings.use_bias ? network.weights(2, {filters}) : std::vector<double>(filters);
        at.append(std::move(pointwise));
        settings.finish(network, at);
    };
}

}  // namespace

step separable_conv(const layer_config& layer) {
    return over(layer, 1);
}

step separable_conv2d(const layer_config& layer) {
    return over(layer, 2);
}

}  // namespace zgen::keras::layers
