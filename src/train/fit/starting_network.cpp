// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/starting_network.hpp"

#include <fmt/format.h>

#include <string>
#include <variant>
#include <vector>

#include "generator/graph/graph.hpp"
#include "generator/import/import.hpp"
#include "generator/passes/passes.hpp"
#include "src/common/error.hpp"
#include "src/gaia/spectrum.hpp"
#include "src/train/fit/architecture.hpp"

namespace ztrain {

namespace {

zgen::conv1d convolution(std::size_t i) {
    zgen::conv1d conv;
    conv.config.channels = channels[i];
    conv.config.filters = channels[i + 1];
    conv.config.kernel_size = taps[i];
    return conv;
}

zgen::dense dense(std::size_t i) {
    zgen::dense layer;
    layer.config.inputs = units[i];
    layer.config.units = units[i + 1];
    return layer;
}

/// The layers behind the normalization, without weights, as zgen simplifies them.
std::vector<zgen::operation> expected_layers() {
    std::vector<zgen::operation> layers;
    for (std::size_t i = 0; i < convolution_count; ++i) {
        layers.emplace_back(convolution(i));
        layers.emplace_back(zgen::relu{});
        zgen::max_pool1d pool;
        pool.config.size = 2;
        pool.config.stride = 2;
        layers.emplace_back(pool);
    }
    layers.emplace_back(zgen::flatten{});
    for (std::size_t i = 0; i < dense_count; ++i) {
        if (i > 0) layers.emplace_back(zgen::relu{});
        layers.emplace_back(dense(i));
    }
    return layers;
}

/// Everything that two layers must share to take each other's weights.
std::string description(const zgen::operation& op) {
    if (const auto* conv = std::get_if<zgen::conv1d>(&op)) {
        const zinfer::conv1d_config& c = conv->config;
        std::string text = fmt::format("conv1d from {} to {} channels, {} taps", c.channels, c.filters, c.kernel_size);
        if (c.stride != 1) text += fmt::format(", stride {}", c.stride);
        if (c.dilation != 1) text += fmt::format(", dilation {}", c.dilation);
        if (c.groups != 1) text += fmt::format(", {} groups", c.groups);
        if (c.pad_begin != 0 || c.pad_end != 0) text += fmt::format(", padding {} + {}", c.pad_begin, c.pad_end);
        return text;
    }
    if (const auto* pool = std::get_if<zgen::max_pool1d>(&op)) {
        const zinfer::pool1d_config& c = pool->config;
        std::string text = fmt::format("max_pool1d over {}, stride {}", c.size, c.stride);
        if (c.dilation != 1) text += fmt::format(", dilation {}", c.dilation);
        if (c.pad_begin != 0 || c.pad_end != 0) text += fmt::format(", padding {} + {}", c.pad_begin, c.pad_end);
        return text;
    }
    if (const auto* layer = std::get_if<zgen::dense>(&op))
        return fmt::format("dense from {} to {} values", layer->config.inputs, layer->config.units);
    if (const auto* flatten = std::get_if<zgen::flatten>(&op))
        return flatten->order == zinfer::axis_order::channels_last ? "flatten" : "flatten with channels first";
    return zgen::name_of(op);
}

void require_layers(const zgen::graph& graph, std::size_t first, const std::filesystem::path& file) {
    const auto fail = [&](const std::string& what) {
        return common::error(fmt::format(
            "{}: {}; training starts from models with the layers of the redshift network alone", file.string(), what));
    };
    const std::vector<zgen::operation> expected = expected_layers();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::string wanted = description(expected[i]);
        if (first + i == graph.layers.size()) throw fail(fmt::format("ends early; expected {}", wanted));
        const zgen::layer& layer = graph.layers[first + i];
        const std::string found = description(layer.op);
        if (found != wanted) throw fail(fmt::format("{}: is {}; expected {}", layer.origin, found, wanted));
    }
    if (first + expected.size() != graph.layers.size()) {
        const zgen::layer& layer = graph.layers[first + expected.size()];
        throw fail(fmt::format("{}: is {}; expected no more layers", layer.origin, description(layer.op)));
    }
}

/// y = scale * x + shift as (x - shift) * scale.
void take_normalization(const zgen::affine& affine, trained_network& network) {
    for (std::size_t i = 0; i < gaia::samples; ++i) {
        const double scale = affine.scale[affine.scale.size() == 1 ? 0 : i];
        const double shift = affine.shift[affine.shift.size() == 1 ? 0 : i];
        network.scale[i] = static_cast<float>(scale);
        network.shift[i] = scale == 0 ? 0.0F : static_cast<float>(-shift / scale);
    }
}

/// (filters, taps, channels) to LibTorch's (filters, channels, taps).
trained_network::layer layer_of(const zgen::conv1d& conv) {
    const zinfer::conv1d_config& c = conv.config;
    trained_network::layer layer{{c.filters, c.channels, c.kernel_size}, {}, {conv.bias.begin(), conv.bias.end()}};
    for (std::size_t filter = 0; filter < c.filters; ++filter)
        for (std::size_t channel = 0; channel < c.channels; ++channel)
            for (std::size_t tap = 0; tap < c.kernel_size; ++tap)
                layer.weights.push_back(
                    static_cast<float>(conv.kernel[(filter * c.kernel_size + tap) * c.channels + channel]));
    return layer;
}

/// Inputs ordered by position, then channel, to LibTorch's order: by channel, then position.
trained_network::layer layer_of(const zgen::dense& dense, std::size_t channels) {
    const zinfer::dense_config& c = dense.config;
    trained_network::layer layer{{c.units, c.inputs}, {}, {dense.bias.begin(), dense.bias.end()}};
    const std::size_t positions = c.inputs / channels;
    for (std::size_t unit = 0; unit < c.units; ++unit)
        for (std::size_t channel = 0; channel < channels; ++channel)
            for (std::size_t position = 0; position < positions; ++position)
                layer.weights.push_back(
                    static_cast<float>(dense.kernel[unit * c.inputs + position * channels + channel]));
    return layer;
}

}  // namespace

trained_network starting_network(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    zgen::graph graph = zgen::import_model(bytes, file);
    zgen::optimize(graph);
    if (graph.input.size() != gaia::samples)
        throw common::error(
            fmt::format("{}: takes {} values; expected {} fluxes", file.string(), graph.input.size(), gaia::samples));
    trained_network network;
    network.shift.assign(gaia::samples, 0);
    network.scale.assign(gaia::samples, 1);
    const auto* affine = graph.layers.empty() ? nullptr : std::get_if<zgen::affine>(&graph.layers.front().op);
    if (affine != nullptr) take_normalization(*affine, network);
    require_layers(graph, affine != nullptr ? 1 : 0, file);
    for (const zgen::layer& layer : graph.layers) {
        if (const auto* conv = std::get_if<zgen::conv1d>(&layer.op)) network.convolutions.push_back(layer_of(*conv));
        if (const auto* d = std::get_if<zgen::dense>(&layer.op))
            network.denses.push_back(layer_of(*d, network.denses.empty() ? channels.back() : 1));
    }
    return network;
}

}  // namespace ztrain
