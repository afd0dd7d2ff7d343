// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>
#include <vector>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/axes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

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
        if (has_gamma && has_beta)
            network.expect_weights({"gamma", "beta"});
        else if (has_gamma)
            network.expect_weights({"gamma"});
        else if (has_beta)
            network.expect_weights({"beta"});
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

}  // namespace zgen::keras::layers
