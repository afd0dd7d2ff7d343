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
    return [=](builder& network) {
        if (settings.use_bias)
            network.expect_weights({"depthwise_kernel", "bias"});
        else
            network.expect_weights({"depthwise_kernel"});
        line at = settings.on(network);
        const std::size_t filters = at.in().channels * multiplier;
        conv1d op;
        op.config = settings.config(at, filters, at.in().channels);
        op.kernel = settings.kernel(network, at, {at.in().channels, multiplier}, filters);
        op.bias = settings.use_bias ? network.weights(1, {filters}) : std::vector<double>(filters);
        at.append(std::move(op));
        settings.finish(network, at);
    };
}

}  // namespace

step depthwise_conv(const layer_config& layer) {
    return over(layer, 1);
}

step depthwise_conv2d(const layer_config& layer) {
    return over(layer, 2);
}

}  // namespace zgen::keras::layers
