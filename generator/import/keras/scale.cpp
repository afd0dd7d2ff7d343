// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/scale.hpp"

namespace zgen::keras {

void append_scale(builder& network, double factor) {
    const std::size_t channels = network.as_positions().channels;
    network.append_elementwise(affine{broadcast({factor}, {1}, {channels}), broadcast({0}, {1}, {channels})});
}

}  // namespace zgen::keras
