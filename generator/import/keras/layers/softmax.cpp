// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/axes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

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

}  // namespace zgen::keras::layers
