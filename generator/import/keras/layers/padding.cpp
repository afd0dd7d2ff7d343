// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/layers/line.hpp"
#include "generator/import/keras/layers/window.hpp"
#include "generator/import/keras/problem.hpp"
#include "src/common/limits.hpp"

namespace zgen::keras::layers {

namespace {

/// How much each of `axes` axes is padded or cropped: n, for 1-D (begin, end), for 2-D (rows, columns) or
/// ((begin, end), (begin, end)).
/// Errors   keras::problem for anything else
std::vector<padding> read_margins(const attributes& config, const char* key, std::size_t axes) {
    const std::vector<double> values = config.numbers(key).value_or(std::vector<double>{1});
    const auto fits = [](double n) {
        return n >= 0 && n <= static_cast<double>(common::max_elements) && n == std::floor(n);
    };
    const bool same_on_both_sides = values.size() == 1 || (axes == 2 && values.size() == 2);
    if (!std::all_of(values.begin(), values.end(), fits) || (!same_on_both_sides && values.size() != 2 * axes))
        throw problem(
            fmt::format("{} is ({}); expected sizes before and after each axis", key, fmt::join(values, ", ")));
    std::vector<padding> result;
    for (std::size_t axis = 0; axis < axes; ++axis) {
        const double begin = same_on_both_sides ? values[axis % values.size()] : values[2 * axis];
        const double end = same_on_both_sides ? begin : values[2 * axis + 1];
        result.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
    }
    return result;
}

step zero_padding_over(const layer_config& layer, std::size_t axes) {
    const attributes config(layer);
    const std::vector<padding> zeros = read_margins(config, "padding", axes);
    const bool channels_first = config.channels_first();
    return [=](builder& network) {
        line spatial(network, axes, channels_first);
        if (axes == 2 && (zeros[1 - spatial.axis()].begin != 0 || zeros[1 - spatial.axis()].end != 0))
            throw problem(fmt::format("pads {}, of which there is one; expected no padding there",
                                      spatial.axis() == 0 ? "columns" : "rows"));
        const padding& along = zeros[spatial.axis()];
        spatial.append(pad1d{{.begin = along.begin, .end = along.end}});
        spatial.finish();
    };
}

}  // namespace

// A depthwise convolution of which one tap is 1 and all others 0.
step cropping(const layer_config& layer) {
    const attributes config(layer);
    const padding away = read_margins(config, "cropping", 1).front();
    const bool channels_first = config.channels_first();
    return [=](builder& network) {
        line spatial(network, 1, channels_first);
        const shape in = spatial.input();
        if (away.begin + away.end >= in.length)
            throw problem(fmt::format("crops {} and {} of {} positions", away.begin, away.end, in.length));
        const std::size_t taps = away.begin + away.end + 1;
        std::vector<double> filter(taps);
        filter[away.begin] = 1;
        conv1d op;
        op.config = {.channels = in.channels, .filters = in.channels, .kernel_size = taps, .groups = in.channels};
        op.kernel = broadcast(filter, {1, taps}, {in.channels, taps});
        op.bias = broadcast({0}, {1}, {in.channels});
        spatial.append(std::move(op));
        spatial.finish();
    };
}

step zero_padding(const layer_config& layer) {
    return zero_padding_over(layer, 1);
}

step zero_padding2d(const layer_config& layer) {
    return zero_padding_over(layer, 2);
}

}  // namespace zgen::keras::layers
