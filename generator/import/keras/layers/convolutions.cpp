// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "generator/import/keras/activations.hpp"
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/layers/line.hpp"
#include "generator/import/keras/layers/window.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

namespace {

/// What Conv1D, DepthwiseConv1D, SeparableConv1D and their 2-D forms have in common. Every list has a value per axis.
struct convolution {
    dims kernel_size;
    dims strides;
    dims dilation;
    padding_mode mode;
    bool use_bias;
    bool channels_first;
    step activate;
    bool turned = false;  ///< the taps are stored last one first

    /// Errors   keras::problem for settings that are not supported
    convolution(const layer_config& layer, std::size_t axes);

    /// The line that it slides along.
    line line_in(builder& network) const { return {network, kernel_size.size(), channels_first}; }

    /// The runtime's configuration.
    zinfer::conv1d_config config(const line& spatial, std::size_t filters, std::size_t groups) const;

    /// Weights number 0, of the extents (kernel_size..., block...), as (filters, values of a filter), where the block
    /// is (channels, filters) or (channels, multiplier), and the values are those of the taps along the line.
    std::vector<double> kernel(builder& network, const line& spatial, const dims& block, std::size_t filters) const;

    /// Weights of these names, and a bias where it has one.
    void expect_weights(builder& network, std::vector<std::string> names) const;

    /// Weights number `index`, or zeros where it has no bias.
    std::vector<double> bias(builder& network, std::size_t index, std::size_t filters) const;

    /// Appends the convolution whose weights are number 0, its kernel, and 1, its bias.
    void append(builder& network, line& spatial, const dims& block, std::size_t filters, std::size_t groups) const;

    /// Ends the layer: its axes, and its activation.
    void finish(builder& network, line& spatial) const;

 private:
    std::vector<double> along(const line& spatial, const std::vector<double>& values) const;
};

convolution::convolution(const layer_config& layer, std::size_t axes)
    : kernel_size(attributes(layer).sizes("kernel_size", axes)),
      strides(attributes(layer).sizes("strides", axes, 1)),
      dilation(attributes(layer).sizes("dilation_rate", axes, 1)),
      mode(read_padding(attributes(layer), axes == 1)),
      use_bias(attributes(layer).flag("use_bias", true)),
      channels_first(attributes(layer).channels_first()),
      activate(read_activation(layer)) {}

zinfer::conv1d_config convolution::config(const line& spatial, std::size_t filters, std::size_t groups) const {
    zinfer::conv1d_config c{.channels = spatial.input().channels,
                            .filters = filters,
                            .kernel_size = kernel_size[spatial.axis()],
                            .stride = strides[spatial.axis()],
                            .dilation = dilation[spatial.axis()],
                            .groups = groups};
    const padding zeros = pads(mode, spatial.input().length, c.extent(), c.stride);
    c.pad_begin = zeros.begin;
    c.pad_end = zeros.end;
    return c;
}

std::vector<double> convolution::kernel(builder& network, const line& spatial, const dims& block,
                                        std::size_t filters) const {
    dims expected = kernel_size;
    // Keras 1 kept an axis of one column.
    if (kernel_size.size() == 1 && network.weight_extents(0).size() == 4) expected.push_back(1);
    expected.insert(expected.end(), block.begin(), block.end());
    return transposed(along(spatial, network.weights(0, expected)), filters);
}

void convolution::expect_weights(builder& network, std::vector<std::string> names) const {
    if (use_bias) names.emplace_back("bias");
    network.expect_weights(std::move(names));
}

std::vector<double> convolution::bias(builder& network, std::size_t index, std::size_t filters) const {
    return use_bias ? network.weights(index, {filters}) : std::vector<double>(filters);
}

void convolution::append(builder& network, line& spatial, const dims& block, std::size_t filters,
                         std::size_t groups) const {
    conv1d op;
    op.config = config(spatial, filters, groups);
    op.kernel = kernel(network, spatial, block, filters);
    op.bias = bias(network, 1, filters);
    spatial.append(std::move(op));
}

void convolution::finish(builder& network, line& spatial) const {
    spatial.finish();
    activate(network);
}

/// The taps along the line, of those across it the one that sees its only position.
std::vector<double> convolution::along(const line& spatial, const std::vector<double>& values) const {
    std::size_t tap = 0;
    std::size_t next_tap = 1;     // along the line
    std::size_t next_across = 1;  // to the same tap of the next one across
    if (kernel_size.size() == 2) {
        const std::size_t across = 1 - spatial.axis();
        const std::size_t before =
            pads(mode, 1, (kernel_size[across] - 1) * dilation[across] + 1, strides[across]).begin;
        if (before % dilation[across] != 0 || (mode == padding_mode::valid && kernel_size[across] != 1))
            throw problem(fmt::format("has a kernel of ({}) taps over {} of one position; expected one tap there",
                                      fmt::join(kernel_size, ", "), across == 0 ? "rows" : "columns"));
        tap = before / dilation[across];
        if (turned) tap = kernel_size[across] - 1 - tap;
        (across == 0 ? next_across : next_tap) = kernel_size[1];
    }
    const std::size_t taps = kernel_size[spatial.axis()];
    std::size_t block = values.size();
    for (const std::size_t size : kernel_size) block /= size;
    std::vector<double> result;
    for (std::size_t i = 0; i < taps; ++i) {
        const std::size_t place = (turned ? taps - 1 - i : i) * next_tap + tap * next_across;
        const auto first = values.begin() + static_cast<std::ptrdiff_t>(place * block);
        result.insert(result.end(), first, first + static_cast<std::ptrdiff_t>(block));
    }
    return result;
}

step conv_over(const layer_config& layer, std::size_t axes) {
    convolution settings(layer, axes);
    settings.turned = layer.saved_by.theano;
    const std::size_t filters = attributes(layer).size("filters");
    const std::size_t groups = attributes(layer).size("groups", 1);
    return [=](builder& network) {
        settings.expect_weights(network, {"kernel"});
        line spatial = settings.line_in(network);
        settings.append(network, spatial, {spatial.input().channels / groups, filters}, filters, groups);
        settings.finish(network, spatial);
    };
}

step depthwise_conv_over(const layer_config& layer, std::size_t axes) {
    const convolution settings(layer, axes);
    const std::size_t multiplier = attributes(layer).size("depth_multiplier", 1);
    return [=](builder& network) {
        settings.expect_weights(network, {"depthwise_kernel"});
        line spatial = settings.line_in(network);
        const std::size_t channels = spatial.input().channels;
        settings.append(network, spatial, {channels, multiplier}, channels * multiplier, channels);
        settings.finish(network, spatial);
    };
}

step separable_conv_over(const layer_config& layer, std::size_t axes) {
    const convolution settings(layer, axes);
    const std::size_t multiplier = attributes(layer).size("depth_multiplier", 1);
    const std::size_t filters = attributes(layer).size("filters");
    return [=](builder& network) {
        settings.expect_weights(network, {"depthwise_kernel", "pointwise_kernel"});
        line spatial = settings.line_in(network);
        const std::size_t channels = spatial.input().channels;
        const std::size_t between = channels * multiplier;
        conv1d depthwise;
        depthwise.config = settings.config(spatial, between, channels);
        depthwise.kernel = settings.kernel(network, spatial, {channels, multiplier}, between);
        depthwise.bias.assign(between, 0.0);
        spatial.append(std::move(depthwise));

        dims pointwise_extents(axes, 1);
        pointwise_extents.insert(pointwise_extents.end(), {between, filters});
        conv1d pointwise;
        pointwise.config = {.channels = between, .filters = filters, .kernel_size = 1};
        pointwise.kernel = transposed(network.weights(1, pointwise_extents), filters);
        pointwise.bias = settings.bias(network, 2, filters);
        spatial.append(std::move(pointwise));
        settings.finish(network, spatial);
    };
}

}  // namespace

step conv(const layer_config& layer) {
    return conv_over(layer, 1);
}

step conv2d(const layer_config& layer) {
    return conv_over(layer, 2);
}

step depthwise_conv(const layer_config& layer) {
    return depthwise_conv_over(layer, 1);
}

step depthwise_conv2d(const layer_config& layer) {
    return depthwise_conv_over(layer, 2);
}

step separable_conv(const layer_config& layer) {
    return separable_conv_over(layer, 1);
}

step separable_conv2d(const layer_config& layer) {
    return separable_conv_over(layer, 2);
}

}  // namespace zgen::keras::layers
