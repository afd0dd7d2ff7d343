// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "generator/import/keras/activations.hpp"
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/axes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"
#include "generator/import/keras/snake_case.hpp"

namespace zgen::keras::layers {

namespace {

using zinfer::function;

step elementwise(function f, double alpha) {
    return [=](builder& network) {
        network.append_elementwise(zgen::activation{{.function = f, .alpha = static_cast<float>(alpha)}});
    };
}

/// Source   Keras ReLU: max_value where x >= max_value, x where x > threshold, otherwise slope * (x - threshold)
struct relu_settings {
    float most;
    float slope;
    float threshold;
};

void append_relu(builder& network, const relu_settings& s) {
    if (s.slope == 0 && s.threshold == 0 && std::isinf(s.most)) {
        network.append_elementwise(zgen::relu{});
        return;
    }
    if (s.slope != 0)
        network.append_elementwise(zgen::activation{{.function = function::leaky_relu, .alpha = s.slope}});
    if (s.threshold != 0)
        network.append_elementwise(zgen::activation{{.function = function::thresholded_relu, .alpha = s.threshold}});
    if (std::isinf(s.most)) return;
    const float least = s.slope == 0 ? 0 : -zinfer::infinity;
    network.append_elementwise(zgen::activation{{.function = function::clip, .alpha = least, .beta = s.most}});
}

}  // namespace

step activation(const layer_config& layer) {
    return read_activation(layer);
}

step elu(const layer_config& layer) {
    return elementwise(function::elu, attributes(layer).number("alpha", 1));
}

step leaky_relu(const layer_config& layer) {
    // Keras 3 renamed Keras 2's alpha.
    const attributes config(layer);
    return elementwise(function::leaky_relu, config.number("negative_slope", config.number("alpha", 0.3)));
}

// Keras 3 makes a layer of every function of keras.ops and keras.activations that is called between layers.
step operation(const layer_config& layer) {
    const attributes config(layer);
    if (layer.class_name == "Elu") return elementwise(function::elu, config.number("alpha", 1));
    if (layer.class_name == "LeakyRelu") return elementwise(function::leaky_relu, config.number("negative_slope", 0.2));
    if (layer.class_name == "Gelu" && config.flag("approximate", true)) return elementwise(function::gelu_tanh, 0);
    return find_activation(snake_case(layer.class_name), layer.saved_by);
}

step prelu(const layer_config& layer) {
    const std::vector<std::ptrdiff_t> shared =
        attributes(layer).integers("shared_axes").value_or(std::vector<std::ptrdiff_t>{});
    return [=](builder& network) {
        network.expect_weights({"alpha"});
        const dims extents = network.extents();
        dims own = extents;
        for (const std::ptrdiff_t axis : shared) own[find_axis(axis, own.size())] = 1;
        std::vector<double> slope = network.weights(0, own);
        const std::size_t channels = network.as_positions().channels;
        const bool per_channel = own.back() == channels && slope.size() == channels;
        network.append_elementwise(zgen::prelu{per_channel ? std::move(slope) : broadcast(slope, own, extents)});
    };
}

step relu(const layer_config& layer) {
    const attributes config(layer);
    const relu_settings s{.most = static_cast<float>(config.number("max_value", HUGE_VAL)),
                          .slope = static_cast<float>(config.number("negative_slope", 0)),
                          .threshold = static_cast<float>(config.number("threshold", 0))};
    if (s.slope < 0 || s.most < 0)
        throw problem(fmt::format("negative_slope is {} and max_value {}; expected none below 0", s.slope, s.most));
    if (s.slope != 0 && s.threshold != 0)
        throw problem(
            fmt::format("negative_slope is {} and threshold {}; expected one of them to be 0", s.slope, s.threshold));
    return [=](builder& network) { append_relu(network, s); };
}

step softmax(const layer_config& layer) {
    const std::vector<std::ptrdiff_t> axes =
        attributes(layer).integers("axis").value_or(std::vector<std::ptrdiff_t>{-1});
    if (axes.size() != 1) throw problem("several axes are not supported; expected one");
    return [=](builder& network) {
        const std::size_t axis = find_axis(axes.front(), network.extents().size());
        exchange_with_last(network, axis);
        network.as_positions();
        network.append_elementwise(zgen::softmax{});
        exchange_with_last(network, axis);
    };
}

step thresholded_relu(const layer_config& layer) {
    return elementwise(function::thresholded_relu, attributes(layer).number("theta", 1));
}

}  // namespace zgen::keras::layers
