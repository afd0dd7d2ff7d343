// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/layers/line.hpp"
#include "generator/import/keras/layers/margins.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

namespace {

step over(const layer_config& layer, std::size_t axes) {
    const attributes config(layer);
    const std::vector<padding> zeros = read_margins(config, "padding", axes);
    const bool channels_first = config.channels_first();
    return [=](builder& network) {
        line at(network, axes, channels_first);
        if (axes == 2 && (zeros[1 - at.axis()].begin != 0 || zeros[1 - at.axis()].end != 0))
            throw problem(fmt::format("pads {}, of which there is one; expected no padding there",
                                      at.axis() == 0 ? "columns" : "rows"));
        const padding& along = zeros[at.axis()];
        at.append(pad1d{{.begin = along.begin, .end = along.end}});
        at.finish();
    };
}

}  // namespace

step zero_padding(const layer_config& layer) {
    return over(layer, 1);
}

step zero_padding2d(const layer_config& layer) {
    return over(layer, 2);
}

}  // namespace zgen::keras::layers
