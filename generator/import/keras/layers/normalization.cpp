// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "import/keras/attributes.hpp"
#include "import/keras/layers/layers.hpp"
#include "import/keras/problem.hpp"

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

constexpr std::size_t max_repeats = std::size_t{1} << 24;  ///< channels that one mean may serve

/// Whether there is one mean a feature rather than one a channel. Keras counts the batch as axis 0.
bool is_per_feature(std::vector<std::ptrdiff_t> axes, std::size_t rank) {
    std::vector<std::ptrdiff_t> all;
    for (std::size_t i = 1; i <= rank; ++i) all.push_back(static_cast<std::ptrdiff_t>(i));
    for (std::ptrdiff_t& axis : axes)
        if (axis < 0) axis += static_cast<std::ptrdiff_t>(rank) + 1;
    std::sort(axes.begin(), axes.end());
    if (axes == all) return true;
    if (axes.empty() || axes == std::vector{all.back()}) return false;
    throw problem(fmt::format("axes ({}) are not supported; expected the last axis or all", fmt::join(axes, ", ")));
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
        affine map = normalize(s, invert);
        const bool per_feature = is_per_feature(axes, network.extents().size());
        const shape in = network.as_positions();
        if (map.scale.size() == 1 && in.channels <= max_repeats) {
            map.scale.resize(in.channels, map.scale.front());
            map.shift.resize(in.channels, map.shift.front());
        } else if (const std::size_t expected = per_feature ? in.size() : in.channels; map.scale.size() != expected) {
            throw problem(fmt::format("has {} means; expected {}", map.scale.size(), expected));
        }
        network.append_elementwise(std::move(map));
    };
}

}  // namespace zgen::keras::layers
