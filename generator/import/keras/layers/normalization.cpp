// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

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

}  // namespace

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
        // One value stands for all.
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

}  // namespace zgen::keras::layers
