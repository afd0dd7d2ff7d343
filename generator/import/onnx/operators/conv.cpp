// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "graph/limits.hpp"
#include "import/onnx/channels.hpp"
#include "import/onnx/operators/operators.hpp"
#include "import/onnx/window.hpp"

namespace zgen::onnx::operators {
namespace {

constexpr std::size_t channel_axis = 1;

/// Everything that the shapes of x and w fix and the attributes must agree with.
zinfer::conv1d_config configure(const window& w, std::int64_t groups, const dims& x, const dims& kernel) {
    if (x.size() != 3 || x[0] != 1 || kernel.size() != 3) {
        throw problem(
            fmt::format("input {} and kernel {}; expected one spatial axis: (1, channels, length) and (filters, "
                        "channels / group, taps)",
                        to_text(x), to_text(kernel)));
    }
    zinfer::conv1d_config config;
    config.channels = x[channel_axis];
    config.filters = kernel[0];
    config.kernel_size = kernel[2];
    config.stride = w.stride;
    config.dilation = w.dilation;
    if (groups < 1 || kernel[1] > config.channels || static_cast<std::size_t>(groups) != config.channels / kernel[1] ||
        config.channels % kernel[1] != 0 || config.filters % static_cast<std::size_t>(groups) != 0) {
        throw problem(
            fmt::format("{} channels meet a kernel of {} filters over {} channels in {} groups; expected "
                        "channels = kernel channels * groups, and filters divisible by groups",
                        config.channels, config.filters, kernel[1], groups));
    }
    config.groups = static_cast<std::size_t>(groups);
    if (bounded_product(config.kernel_size, config.dilation) > max_elements) {
        throw problem(
            fmt::format("a kernel of {} taps has the dilation {}; expected it to reach over at most {} positions",
                        config.kernel_size, config.dilation, max_elements));
    }
    if (w.size && *w.size != config.kernel_size) {
        throw problem(fmt::format("kernel_shape is {} and the kernel has {} taps; expected them equal", *w.size,
                                  config.kernel_size));
    }
    return config;
}

/// From (filters, channels, taps) to (filters, taps, channels).
std::vector<double> taps_first(const std::vector<double>& kernel, const dims& extents) {
    const std::size_t channels = extents[1];
    const std::size_t taps = extents[2];
    std::vector<double> result(kernel.size());
    for (std::size_t filter = 0; filter < kernel.size(); filter += channels * taps) {
        for (std::size_t c = 0; c < channels; ++c) {
            for (std::size_t t = 0; t < taps; ++t) result[filter + t * channels + c] = kernel[filter + c * taps + t];
        }
    }
    return result;
}

}  // namespace

void conv(node_context& node) {
    window w = read_window(node);
    const std::int64_t groups = node.integer("group", 1);
    const activation x = node.current();
    const real_tensor kernel = node.weights(1);

    zinfer::conv1d_config config = configure(w, groups, x.extents, kernel.extents);
    const std::size_t length = x.extents[2];
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
    const dims extents{1, config.filters, positions};
    layout order = channels_last(extents, channel_axis);
    read_channels(node, x, channel_axis);
    node.append(conv1d{config, taps_first(kernel.data, kernel.extents), std::move(bias)});
    node.output(node.result(extents, std::move(order)));
}

}  // namespace zgen::onnx::operators
