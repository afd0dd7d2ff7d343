// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

#include "generator/import/batch_normalization.hpp"
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/axes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

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
        if (has_gamma && has_beta)
            network.expect_weights({"gamma", "beta", "moving_mean", "moving_variance"});
        else if (has_gamma)
            network.expect_weights({"gamma", "moving_mean", "moving_variance"});
        else if (has_beta)
            network.expect_weights({"beta", "moving_mean", "moving_variance"});
        else
            network.expect_weights({"moving_mean", "moving_variance"});
        exchange_with_last(network, axis);
        const std::size_t channels = network.as_positions().channels;
        // Mean and variance first: they are always there, and show that `channels` is no size out of thin air.
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

}  // namespace zgen::keras::layers
