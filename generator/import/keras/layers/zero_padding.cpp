// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "graph/limits.hpp"
#include "import/keras/attributes.hpp"
#include "import/keras/layers/layers.hpp"
#include "import/keras/problem.hpp"

namespace zgen::keras::layers {

step zero_padding(const layer_config& layer) {
    const attributes config(layer);
    config.require_channels_last();
    std::vector<std::ptrdiff_t> zeros = config.integers("padding").value_or(std::vector<std::ptrdiff_t>{1});
    if (zeros.size() == 1) zeros.push_back(zeros.front());
    const auto fits = [](std::ptrdiff_t n) { return n >= 0 && static_cast<std::size_t>(n) <= max_elements; };
    if (zeros.size() != 2 || !fits(zeros[0]) || !fits(zeros[1]))
        throw problem(fmt::format("padding is ({}); expected one or two sizes", fmt::join(zeros, ", ")));
    const builder::padding padding{static_cast<std::size_t>(zeros[0]), static_cast<std::size_t>(zeros[1])};
    return [=](builder& network) {
        network.as_sequence();
        network.pad(padding);
    };
}

}  // namespace zgen::keras::layers
