// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/pooling.hpp"

#include <fmt/format.h>

#include <utility>

#include "generator/import/onnx/channels.hpp"
#include "src/common/limits.hpp"

namespace zgen::onnx {
namespace {

constexpr std::size_t channel_axis = 1;
constexpr std::size_t first_spatial_axis = 2;

}  // namespace

pooling read_pooling(node_context& node) {
    return {windows(node), node.integer("ceil_mode", 0) != 0};
}

settled_pooling settle(const pooling& pool, const dims& extents) {
    settled_pooling settled;
    settled.axis = sliding_axis(extents);
    const std::size_t spatial = extents.size() - first_spatial_axis;
    for (std::size_t place = 0; place < spatial; ++place) {
        if (place + first_spatial_axis == settled.axis) continue;
        const window across = pool.sliding.along(place, spatial);
        if (across.size.value_or(1) != 1 || across.pad_begin != 0 || across.pad_end != 0)
            throw problem(
                fmt::format("a window of {} with {} and {} of padding lies across an axis of one position; "
                            "expected 1 without padding there",
                            across.size.value_or(1), across.pad_begin, across.pad_end));
    }
    window w = pool.sliding.along(settled.axis - first_spatial_axis, spatial);
    if (!w.size) throw problem("it has no kernel_shape; expected one");
    if (pool.ceil_mode && w.mode != window::padding::given)
        throw problem("it has both auto_pad and ceil_mode, which do not say how many outputs there are; expected one");
    const std::size_t length = extents[settled.axis];
    zinfer::pool1d_config& config = settled.config;
    config.size = *w.size;
    config.stride = w.stride;
    config.dilation = config.size > 1 ? w.dilation : 1;
    if (common::bounded_product(config.size, config.dilation) > common::max_elements)
        throw problem(fmt::format("a window of {} has the dilation {}; expected it to reach over at most {} positions",
                                  config.size, config.dilation, common::max_elements));
    settle_padding(w, config.extent(), length);
    config.pad_begin = w.pad_begin;
    config.pad_end = w.pad_end;
    const std::size_t padded = length + config.pad_begin + config.pad_end;
    if (padded < config.extent()) {
        throw problem(fmt::format("a window over {} positions meets {} with padding; expected a window that fits",
                                  config.extent(), padded));
    }
    if (!config.meets(length)) {
        throw problem(
            fmt::format("pads of {} and {} with dilation {} hold a whole window over {} positions; expected "
                        "smaller ones",
                        config.pad_begin, config.pad_end, config.dilation, config.extent()));
    }
    if (pool.ceil_mode) {
        const std::size_t last_start = (padded - config.extent() + config.stride - 1) / config.stride * config.stride;
        if (last_start < length + config.pad_begin && last_start + config.extent() > padded) {
            settled.overhang = last_start + config.extent() - padded;
            config.pad_end += settled.overhang;
        }
    }
    return settled;
}

void append_pooling(node_context& node, const activation& x, const settled_pooling& pool, operation op) {
    const zinfer::pool1d_config& c = pool.config;
    dims extents = x.extents;
    extents[pool.axis] = zinfer::window_positions(extents[pool.axis], c.extent(), c.stride, c.pad_begin, c.pad_end);
    layout order = channels_last(extents, channel_axis);
    read_channels(node, x, channel_axis);
    node.append(std::move(op));
    node.output(node.result(std::move(extents), std::move(order)));
}

}  // namespace zgen::onnx
