// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <vector>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

namespace {

/// One value for all channels, or one for each.
std::vector<double> per_channel(const std::vector<double>& values, std::size_t channels) {
    if (values.size() != 1 && values.size() != channels)
        throw problem(fmt::format("has {} scales or offsets; expected one or {}", values.size(), channels));
    return broadcast(values, {values.size()}, {channels});
}

}  // namespace

step rescaling(const layer_config& layer) {
    const attributes config(layer);
    const std::vector<double> scale = config.numbers("scale").value_or(std::vector<double>{1});
    const std::vector<double> offset = config.numbers("offset").value_or(std::vector<double>{0});
    if (config.channels_first() && (scale.size() != 1 || offset.size() != 1))
        throw problem("scales and offsets for channels_first are not supported; expected channels_last");
    return [=](builder& network) {
        const std::size_t channels = network.as_positions().channels;
        network.append_elementwise(affine{per_channel(scale, channels), per_channel(offset, channels)});
    };
}

}  // namespace zgen::keras::layers
