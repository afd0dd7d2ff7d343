// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "generator/import/onnx/channels.hpp"
#include "generator/import/onnx/operators/operators.hpp"
#include "generator/import/onnx/window.hpp"
#include "src/common/limits.hpp"

namespace zgen::onnx::operators {
namespace {

constexpr std::size_t channel_axis = 1;

constexpr std::size_t first_spatial_axis = 2;

/// A kernel as (filters, taps, channels), and its extents.
struct flat_kernel {
    std::size_t filters = 0;
    std::size_t taps = 0;
    std::size_t channels = 0;
    std::vector<double> data;
};

/// The taps along `axis`; across the other spatial axes, which have one position, the tap that meets it.
flat_kernel flatten_kernel(const real_tensor& kernel, const windows& all, std::size_t axis) {
    const dims& extents = kernel.extents;
    std::size_t start = 0;   // of the first tap that counts
    std::size_t stride = 0;  // between taps along the axis
    std::size_t volume = 1;  // of a channel
    for (std::size_t other = extents.size(); other-- > first_spatial_axis;) {
        const window w = all.along(other - first_spatial_axis, extents.size() - first_spatial_axis);
        if (w.size && *w.size != extents[other])
            throw problem(fmt::format("kernel_shape is {} and the kernel has {} taps; expected them equal", *w.size,
                                      extents[other]));
        if (other == axis)
            stride = volume;
        else
            start += volume * tap_on_unit_axis(w, extents[other]);
        volume *= extents[other];
    }
    flat_kernel flat{extents[0], extents[axis], extents[channel_axis], {}};
    flat.data.reserve(flat.filters * flat.taps * flat.channels);
    for (std::size_t filter = 0; filter < flat.filters; ++filter)
        for (std::size_t tap = 0; tap < flat.taps; ++tap)
            for (std::size_t c = 0; c < flat.channels; ++c)
                flat.data.push_back(kernel.data[(filter * flat.channels + c) * volume + start + tap * stride]);
    return flat;
}

/// Everything that the shapes of x and w fix and the attributes must agree with.
zinfer::conv1d_config configure(const window& w, std::int64_t groups, std::size_t channels, const flat_kernel& kernel) {
    zinfer::conv1d_config config;
    config.channels = channels;
    config.filters = kernel.filters;
    config.kernel_size = kernel.taps;
    config.stride = w.stride;
    config.dilation = w.dilation;
    if (groups < 1 || kernel.channels > channels || static_cast<std::size_t>(groups) != channels / kernel.channels ||
        channels % kernel.channels != 0 || config.filters % static_cast<std::size_t>(groups) != 0) {
        throw problem(
            fmt::format("{} channels meet a kernel of {} filters over {} channels in {} groups; expected "
                        "channels = kernel channels * groups, and filters divisible by groups",
                        channels, config.filters, kernel.channels, groups));
    }
    config.groups = static_cast<std::size_t>(groups);
    if (common::bounded_product(config.kernel_size, config.dilation) > common::max_elements) {
        throw problem(
            fmt::format("a kernel of {} taps has the dilation {}; expected it to reach over at most {} positions",
                        config.kernel_size, config.dilation, common::max_elements));
    }
    return config;
}

}  // namespace

void conv(node_context& node) {
    const windows all(node);
    const std::int64_t groups = node.integer("group", 1);
    const activation x = node.current();
    const real_tensor stored = node.weights(1);
    const std::size_t axis = sliding_axis(x.extents);
    if (stored.extents.size() != x.extents.size())
        throw problem(fmt::format("input {} and kernel {}; expected as many axes in both", to_text(x.extents),
                                  to_text(stored.extents)));
    flat_kernel kernel = flatten_kernel(stored, all, axis);
    window w = all.along(axis - first_spatial_axis, x.extents.size() - first_spatial_axis);
    zinfer::conv1d_config config = configure(w, groups, x.extents[channel_axis], kernel);
    const std::size_t length = x.extents[axis];
    settle_padding(w, config.extent(), length);
    config.pad_begin = w.pad_begin;
    config.pad_end = w.pad_end;
    const std::size_t positions =
        zinfer::window_positions(length, config.extent(), config.stride, config.pad_begin, config.pad_end);
    if (positions == 0) {
        throw problem(
            fmt::format("a kernel over {} positions meets an input of {} with {} of padding; expected a kernel "
                        "that fits",
                        config.extent(), length, config.pad_begin + config.pad_end));
    }
    std::vector<double> bias(config.filters, 0.0);
    if (node.has_input(2)) {
        real_tensor given = node.weights(2);
        if (given.extents != dims{config.filters}) {
            throw problem(fmt::format("the bias has shape {}; expected ({})", to_text(given.extents), config.filters));
        }
        bias = std::move(given.data);
    }
    dims extents(x.extents.size(), 1);
    extents[channel_axis] = config.filters;
    extents[axis] = positions;
    layout order = channels_last(extents, channel_axis);
    read_channels(node, x, channel_axis);
    node.append(conv1d{config, std::move(kernel.data), std::move(bias)});
    node.output(node.result(std::move(extents), std::move(order)));
}

}  // namespace zgen::onnx::operators
