// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/convolution.hpp"
#include "generator/import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

namespace {

step over(const layer_config& layer, std::size_t axes) {
    convolution settings(layer, axes);
    settings.turned = layer.saved_by.theano;
    const std::size_t filters = attributes(layer).size("filters");
    const std::size_t groups = attributes(layer).size("groups", 1);
    return [=](builder& network) {
        if (settings.use_bias)
            network.expect_weights({"kernel", "bias"});
        else
            network.expect_weights({"kernel"});
        line at = settings.on(network);
        conv1d op;
        op.config = settings.config(at, filters, groups);
        op.kernel = settings.kernel(network, at, {at.in().channels / groups, filters}, filters);
        op.bias = settings.use_bias ? network.weights(1, {filters}) : std::vector<double>(filters);
        at.append(std::move(op));
        settings.finish(network, at);
    };
}

}  // namespace

step conv(const layer_config& layer) {
    return over(layer, 1);
}

step conv2d(const layer_config& layer) {
    return over(layer, 2);
}

}  // namespace zgen::keras::layers
