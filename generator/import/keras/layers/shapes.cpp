// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"
#include "src/common/limits.hpp"

namespace zgen::keras::layers {

step flatten(const layer_config& layer) {
    const bool channels_first = attributes(layer).channels_first();
    return [=](builder& network) {
        // Keras flattens in the order of channels_last in either format.
        if (channels_first) network.move_channels_last();
        network.reshape({network.as_vector().size()});
    };
}

step permute(const layer_config& layer) {
    const std::vector<std::ptrdiff_t> order =
        attributes(layer).integers("dims").value_or(std::vector<std::ptrdiff_t>{});
    std::vector<std::ptrdiff_t> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::ptrdiff_t> all(order.size());
    std::iota(all.begin(), all.end(), std::ptrdiff_t{1});
    if (order.empty() || sorted != all)
        throw problem(fmt::format("dims are ({}); expected each of 1, 2, ... once", fmt::join(order, ", ")));
    dims axes;
    for (const std::ptrdiff_t axis : order) axes.push_back(static_cast<std::size_t>(axis) - 1);
    return [=](builder& network) {
        if (network.extents().size() != axes.size())
            throw problem(fmt::format("has {} dims for an input of shape {}", axes.size(), to_text(network.extents())));
        network.permute(axes);
    };
}

step repeat_vector(const layer_config& layer) {
    if (attributes(layer).size("n") != 1)
        throw problem("repeats its input, which is not supported; expected Reshape, or a Dense layer of all values");
    return [](builder& network) { network.reshape({1, network.extents().back()}); };
}

step reshape(const layer_config& layer) {
    const std::vector<std::ptrdiff_t> target =
        attributes(layer).integers("target_shape").value_or(std::vector<std::ptrdiff_t>{});
    const auto fits = [](std::ptrdiff_t n) {
        return n == -1 || (n > 0 && static_cast<std::size_t>(n) <= common::max_elements);
    };
    if (target.empty() || !std::all_of(target.begin(), target.end(), fits) ||
        std::count(target.begin(), target.end(), -1) > 1)
        throw problem(
            fmt::format("target_shape is ({}); expected sizes, of which one may be -1", fmt::join(target, ", ")));
    return [=](builder& network) {
        std::size_t size = 1;
        for (const std::size_t extent : network.extents()) size *= extent;
        std::size_t known = 1;
        for (const std::ptrdiff_t n : target)
            if (n != -1) known = common::bounded_product(known, static_cast<std::size_t>(n));
        dims extents;
        for (const std::ptrdiff_t n : target) extents.push_back(n == -1 ? size / known : static_cast<std::size_t>(n));
        network.reshape(std::move(extents));
    };
}

}  // namespace zgen::keras::layers
