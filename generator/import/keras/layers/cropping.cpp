// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/layers/line.hpp"
#include "generator/import/keras/layers/margins.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

// A depthwise convolution of which one tap is 1 and all others 0.
step cropping(const layer_config& layer) {
    const attributes config(layer);
    const padding away = read_margins(config, "cropping", 1).front();
    const bool channels_first = config.channels_first();
    return [=](builder& network) {
        line at(network, 1, channels_first);
        const shape in = at.in();
        if (away.begin + away.end >= in.length)
            throw problem(fmt::format("crops {} and {} of {} positions", away.begin, away.end, in.length));
        const std::size_t taps = away.begin + away.end + 1;
        std::vector<double> filter(taps);
        filter[away.begin] = 1;
        conv1d op;
        op.config = {.channels = in.channels, .filters = in.channels, .kernel_size = taps, .groups = in.channels};
        op.kernel = broadcast(filter, {1, taps}, {in.channels, taps});
        op.bias = broadcast({0}, {1}, {in.channels});
        at.append(std::move(op));
        at.finish();
    };
}

}  // namespace zgen::keras::layers
