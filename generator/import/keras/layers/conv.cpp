// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "import/keras/attributes.hpp"
#include "import/keras/layers/convolution.hpp"
#include "import/keras/layers/layers.hpp"
#include "import/keras/problem.hpp"

namespace zgen::keras::layers {

step conv(const layer_config& layer) {
    const attributes config(layer);
    const convolution settings(config);
    const std::size_t filters = config.size("filters");
    const std::size_t groups = config.size("groups", 1);
    return [=](builder& network) {
        if (settings.use_bias)
            network.expect_weights({"kernel", "bias"});
        else
            network.expect_weights({"kernel"});
        const shape in = network.as_sequence();
        conv1d op;
        op.config = settings.on(in, network.take_padding(), filters, groups);
        op.kernel = transposed(network.weights(0, {settings.kernel_size, in.channels / groups, filters}), filters);
        op.bias = settings.use_bias ? network.weights(1, {filters}) : std::vector<double>(filters);
        network.append(std::move(op), 2);
        if (settings.relu) network.append_elementwise(zgen::relu{});
    };
}

}  // namespace zgen::keras::layers
