// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "import/keras/attributes.hpp"
#include "import/keras/layers/layers.hpp"
#include "import/keras/problem.hpp"

namespace zgen::keras::layers {

step permute(const layer_config& layer) {
    const std::vector<std::ptrdiff_t> axes = attributes(layer).integers("dims").value_or(std::vector<std::ptrdiff_t>{});
    std::vector<std::ptrdiff_t> unchanged;
    for (std::size_t i = 0; i < axes.size(); ++i) unchanged.push_back(static_cast<std::ptrdiff_t>(i) + 1);
    if (axes == unchanged) return [](builder&) {};
    if (axes != std::vector<std::ptrdiff_t>{2, 1})
        throw problem(fmt::format("dims ({}) are not supported; expected (2, 1)", fmt::join(axes, ", ")));
    return [](builder& network) {
        network.as_sequence();
        network.append(transpose{}, 2);
    };
}

}  // namespace zgen::keras::layers
