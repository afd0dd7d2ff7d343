// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "generator/import/batch_normalization.hpp"
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/axes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

namespace {

/// Statistics of the layer: in its configuration, or adapted to data and kept with the weights.
struct statistics {
    std::vector<double> mean;
    std::vector<double> variance;
};

statistics adapted(builder& network) {
    network.expect_weights({"mean", "variance", "count"});
    return {network.weights(0, network.weight_extents(0)), network.weights(1, network.weight_extents(1))};
}

/// Source   Keras Normalization: (x - mean) / max(sqrt(variance), 1e-7), or its inverse
affine normalize(const statistics& s, bool invert) {
    affine result;
    for (std::size_t i = 0; i < s.mean.size(); ++i) {
        if (s.variance[i] < 0) throw problem(fmt::format("variance {} at index {} is negative", s.variance[i], i));
        const double deviation = std::max(std::sqrt(s.variance[i]), 1e-7);
        result.scale.push_back(invert ? deviation : 1 / deviation);
        result.shift.push_back(invert ? s.mean[i] : -s.mean[i] / deviation);
    }
    return result;
}

/// The extents of the statistics: those of the activation along the axes given, 1 along all others.
dims statistics_extents(const dims& extents, const std::vector<std::ptrdiff_t>& axes) {
    dims result(extents.size(), 1);
    for (const std::ptrdiff_t axis : axes) {
        const std::size_t place = find_axis(axis, extents.size());
        result[place] = extents[place];
    }
    return result;
}

std::size_t count_of(const dims& extents) {
    std::size_t count = 1;
    for (const std::size_t extent : extents) count *= extent;
    return count;
}

/// The names of the trained scale and offset, as far as a layer has them.
std::vector<std::string> trained_values(bool has_gamma, bool has_beta) {
    std::vector<std::string> names;
    if (has_gamma) names.emplace_back("gamma");
    if (has_beta) names.emplace_back("beta");
    return names;
}

/// One value for all channels, or one for each.
std::vector<double> per_channel(const std::vector<double>& values, std::size_t channels) {
    if (values.size() != 1 && values.size() != channels)
        throw problem(fmt::format("has {} scales or offsets; expected one or {}", values.size(), channels));
    return broadcast(values, {values.size()}, {channels});
}

}  // namespace

step batch_normalization(const layer_config& layer) {
    const attributes config(layer);
    const bool has_gamma = config.flag("scale", true);
    const bool has_beta = config.flag("center", true);
    const double epsilon = config.number("epsilon", 1e-3);
    const std::vector<std::ptrdiff_t> axes = config.integers("axis").value_or(std::vector<std::ptrdiff_t>{-1});
    if (axes.size() != 1) throw problem("several axes are not supported; expected one");
    if (config.flag("renorm", false)) throw problem("renorm is not supported");
    if (config.number("mode", 0) == 1)
        throw problem("mode 1, which normalizes each sample by itself, is not supported; expected mode 0");
    if (layer.training)
        throw problem(
            "is called with training=True, so that its output depends on the other samples of a batch; expected a "
            "model that calls it without");
    return [=](builder& network) {
        const std::size_t axis = find_axis(axes.front(), network.extents().size());
        std::vector<std::string> names = trained_values(has_gamma, has_beta);
        names.insert(names.end(), {"moving_mean", "moving_variance"});
        network.expect_weights(std::move(names));
        exchange_with_last(network, axis);
        const std::size_t channels = network.as_positions().channels;
        // Mean and variance first: they are always there, and show that `channels` is not a size out of thin air.
        const std::size_t mean_index = (has_gamma ? 1U : 0U) + (has_beta ? 1U : 0U);
        const std::vector<double> mean = network.weights(mean_index, {channels});
        const std::vector<double> variance = network.weights(mean_index + 1, {channels});
        const std::vector<double> gamma = has_gamma ? network.weights(0, {channels}) : std::vector(channels, 1.0);
        const std::vector<double> beta =
            has_beta ? network.weights(has_gamma ? 1 : 0, {channels}) : std::vector(channels, 0.0);
        try {
            network.append_elementwise(zgen::batch_normalization(gamma, beta, mean, variance, epsilon));
        } catch (const std::invalid_argument& e) {
            throw problem(e.what());
        }
        exchange_with_last(network, axis);
    };
}

// With as many groups as channels it is instance normalization.
step group_normalization(const layer_config& layer) {
    const attributes config(layer);
    const std::vector<std::ptrdiff_t> groups = config.integers("groups").value_or(std::vector<std::ptrdiff_t>{32});
    const std::vector<std::ptrdiff_t> axes = config.integers("axis").value_or(std::vector<std::ptrdiff_t>{-1});
    const bool has_gamma = config.flag("scale", true);
    const bool has_beta = config.flag("center", true);
    const double epsilon = config.number("epsilon", 1e-3);
    if (groups.size() != 1 || axes.size() != 1) throw problem("expected one number of groups and one axis");
    return [=](builder& network) {
        if (has_gamma || has_beta) network.expect_weights(trained_values(has_gamma, has_beta));
        const std::size_t axis = find_axis(axes.front(), network.extents().size());
        exchange_with_last(network, axis);
        const std::size_t channels = network.as_positions().channels;
        if (groups.front() != -1 && groups.front() != static_cast<std::ptrdiff_t>(channels))
            throw problem(
                fmt::format("has {} groups of {} channels; expected as many as channels (groups=-1), or "
                            "BatchNormalization, which costs nothing once trained",
                            groups.front(), channels));
        instance_norm op;
        op.epsilon = epsilon;
        op.scale = has_gamma ? network.weights(0, {channels}) : broadcast({1}, {1}, {channels});
        op.shift = has_beta ? network.weights(has_gamma ? 1 : 0, {channels}) : broadcast({0}, {1}, {channels});
        network.append_elementwise(std::move(op));
        exchange_with_last(network, axis);
    };
}

step normalization(const layer_config& layer) {
    const attributes config(layer);
    const std::optional<std::vector<double>> mean = config.numbers("mean");
    const std::optional<std::vector<double>> variance = config.numbers("variance");
    if (mean.has_value() != variance.has_value()) throw problem("mean and variance are not given together");
    const bool invert = config.flag("invert", false);
    const std::vector<std::ptrdiff_t> axes = config.integers("axis").value_or(std::vector<std::ptrdiff_t>{});
    return [=](builder& network) {
        const statistics s = mean ? statistics{*mean, *variance} : adapted(network);
        if (s.mean.empty() || s.mean.size() != s.variance.size())
            throw problem(fmt::format("has {} means and {} variances", s.mean.size(), s.variance.size()));
        const dims extents = network.extents();
        const std::size_t channels = network.as_positions().channels;
        dims own = statistics_extents(extents, axes);
        // One value is for all.
        if (s.mean.size() == 1) own.assign(own.size(), 1);
        if (s.mean.size() != count_of(own))
            throw problem(fmt::format("has {} means; expected {}", s.mean.size(), count_of(own)));
        const bool per_channel = count_of(own) == own.back();
        const dims wanted = per_channel ? dims{channels} : extents;
        if (per_channel) own = {own.back()};
        affine map = normalize(s, invert);
        map.scale = broadcast(map.scale, own, wanted);
        map.shift = broadcast(map.shift, own, wanted);
        network.append_elementwise(std::move(map));
    };
}

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
