// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

namespace {

using zinfer::function;

/// Source   Keras ReLU: max_value where x >= max_value, x where x > threshold, otherwise slope * (x - threshold)
struct settings {
    float most;
    float slope;
    float threshold;
};

void append(builder& network, const settings& s) {
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

step relu(const layer_config& layer) {
    const attributes config(layer);
    const settings s{.most = static_cast<float>(config.number("max_value", HUGE_VAL)),
                     .slope = static_cast<float>(config.number("negative_slope", 0)),
                     .threshold = static_cast<float>(config.number("threshold", 0))};
    if (s.slope < 0 || s.most < 0)
        throw problem(fmt::format("negative_slope is {} and max_value {}; expected none below 0", s.slope, s.most));
    if (s.slope != 0 && s.threshold != 0)
        throw problem(
            fmt::format("negative_slope is {} and threshold {}; expected one of them to be 0", s.slope, s.threshold));
    return [=](builder& network) { append(network, s); };
}

}  // namespace zgen::keras::layers
