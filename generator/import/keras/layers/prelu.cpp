// SPDX-License-Identifier: Apache-2.0
#include <utility>
#include <vector>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/axes.hpp"
#include "generator/import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

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

}  // namespace zgen::keras::layers
