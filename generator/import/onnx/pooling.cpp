// SPDX-License-Identifier: Apache-2.0
#include "import/onnx/pooling.hpp"

#include <fmt/format.h>

#include <utility>

#include "import/onnx/channels.hpp"

namespace zgen::onnx {
namespace {

constexpr std::size_t channel_axis = 1;
constexpr std::size_t position_axis = 2;

}  // namespace

pooling read_pooling(node_context& node) {
    const pooling pool{read_window(node), node.integer("ceil_mode", 0) != 0};
    if (!pool.sliding.size) throw problem("it has no kernel_shape; expected one");
    if (pool.sliding.dilation != 1) {
        throw problem(
            fmt::format("dilations is {}; expected 1: dilated pooling is not supported", pool.sliding.dilation));
    }
    if (pool.ceil_mode && pool.sliding.mode != window::padding::given) {
        throw problem("it has both auto_pad and ceil_mode, which do not say how many outputs there are; expected one");
    }
    return pool;
}

settled_pooling settle(pooling pool, const dims& extents) {
    if (extents.size() != 3 || extents[0] != 1) {
        throw problem(
            fmt::format("its input is {}; expected one spatial axis: (1, channels, length)", to_text(extents)));
    }
    const std::size_t length = extents[position_axis];
    settle_padding(pool.sliding, *pool.sliding.size, length);

    settled_pooling settled;
    zinfer::pool1d_config& config = settled.config;
    config.size = *pool.sliding.size;
    config.stride = pool.sliding.stride;
    config.pad_begin = pool.sliding.pad_begin;
    config.pad_end = pool.sliding.pad_end;
    const std::size_t padded = length + config.pad_begin + config.pad_end;
    if (padded < config.size) {
        throw problem(fmt::format("a window of {} meets {} positions with padding; expected a window that fits",
                                  config.size, padded));
    }
    if (config.pad_begin >= config.size || config.pad_end >= config.size) {
        throw problem(fmt::format("pads of {} and {} hold a whole window of {}; expected smaller ones",
                                  config.pad_begin, config.pad_end, config.size));
    }
    if (pool.ceil_mode) {
        const std::size_t last_start = (padded - config.size + config.stride - 1) / config.stride * config.stride;
        if (last_start < length + config.pad_begin && last_start + config.size > padded) {
            settled.overhang = last_start + config.size - padded;
            config.pad_end += settled.overhang;
        }
    }
    return settled;
}

void append_pooling(node_context& node, const activation& x, const zinfer::pool1d_config& config, operation op) {
    dims extents = x.extents;
    extents[position_axis] =
        zinfer::window_positions(extents[position_axis], config.size, config.stride, config.pad_begin, config.pad_end);
    layout order = channels_last(extents, channel_axis);
    read_channels(node, x, channel_axis);
    node.append(std::move(op));
    node.output(node.result(std::move(extents), std::move(order)));
}

}  // namespace zgen::onnx
