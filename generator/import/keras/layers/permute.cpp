// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

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

}  // namespace zgen::keras::layers
