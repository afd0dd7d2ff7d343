// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstddef>
#include <utility>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/layers/line.hpp"
#include "generator/import/keras/layers/window.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

namespace {

/// Without strides a window steps by its size.
dims read_strides(const attributes& config, const dims& size) {
    return config.has("strides") ? config.sizes("strides", size.size()) : size;
}

/// What the max and average poolings have in common. Every list has a value per axis.
struct window_pooling {
    dims size;
    dims strides;
    padding_mode mode;
    bool channels_first;

    /// Errors   keras::problem for settings that are not supported
    window_pooling(const attributes& config, std::size_t axes);

    /// The line that it slides along.
    line line_in(builder& network) const { return {network, size.size(), channels_first}; }

    /// The runtime's configuration. Averages do not count padding.
    zinfer::pool1d_config config(const line& spatial) const;
};

window_pooling::window_pooling(const attributes& config, std::size_t axes)
    : size(config.sizes("pool_size", axes, 2)),
      strides(read_strides(config, size)),
      mode(read_padding(config, false)),
      channels_first(config.channels_first()) {}

zinfer::pool1d_config window_pooling::config(const line& spatial) const {
    const std::size_t axis = spatial.axis();
    // Across the line a window sees the one position that is there.
    if (size.size() == 2 && mode == padding_mode::valid && size[1 - axis] != 1)
        throw problem(fmt::format("pools {} {} of one; expected one", size[1 - axis], axis == 0 ? "columns" : "rows"));
    const padding zeros = pads(mode, spatial.input().length, size[axis], strides[axis]);
    return {.size = size[axis], .stride = strides[axis], .pad_begin = zeros.begin, .pad_end = zeros.end};
}

template <class Pool>
step pooling_over(const layer_config& layer, std::size_t axes) {
    const window_pooling settings(attributes(layer), axes);
    return [=](builder& network) {
        line spatial = settings.line_in(network);
        spatial.append(Pool{settings.config(spatial)});
        spatial.finish();
    };
}

/// Pooling by `op` over all positions of `axes` axes, with or without keeping them as axes of one position.
step global_pooling(const attributes& config, std::size_t axes, zgen::operation op) {
    const bool keepdims = config.flag("keepdims", false);
    const bool channels_first = config.channels_first();
    return [=, op = std::move(op)](builder& network) {
        if (network.extents().size() != axes + 1)
            throw problem(fmt::format("has an input of shape {}; expected ({})", to_text(network.extents()),
                                      axes == 1 ? "steps, channels" : "rows, columns, channels"));
        if (channels_first) network.move_channels_last();
        network.as_positions();
        network.append(op, 1);
        if (!keepdims) return;
        dims kept(axes, 1);
        kept.push_back(network.extents().back());
        network.reshape(std::move(kept));
        if (channels_first) network.move_channels_first();
    };
}

}  // namespace

step average_pooling(const layer_config& layer) {
    return pooling_over<average_pool1d>(layer, 1);
}

step average_pooling2d(const layer_config& layer) {
    return pooling_over<average_pool1d>(layer, 2);
}

step global_average_pooling(const layer_config& layer) {
    return global_pooling(attributes(layer), 1, global_average_pool1d{});
}

step global_average_pooling2d(const layer_config& layer) {
    return global_pooling(attributes(layer), 2, global_average_pool1d{});
}

step global_max_pooling(const layer_config& layer) {
    return global_pooling(attributes(layer), 1, global_max_pool1d{});
}

step global_max_pooling2d(const layer_config& layer) {
    return global_pooling(attributes(layer), 2, global_max_pool1d{});
}

step max_pooling(const layer_config& layer) {
    return pooling_over<max_pool1d>(layer, 1);
}

step max_pooling2d(const layer_config& layer) {
    return pooling_over<max_pool1d>(layer, 2);
}

}  // namespace zgen::keras::layers
