// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"
#include "generator/import/keras/scale.hpp"

namespace zgen::keras::layers {

step average(const layer_config&) {
    return [](builder& network) {
        const std::vector<builder::output> inputs = network.inputs();
        if (inputs.size() < 2) throw problem(fmt::format("has {} inputs; expected two or more", inputs.size()));
        network.append_sum(inputs);
        append_scale(network, 1 / static_cast<double>(inputs.size()));
    };
}

}  // namespace zgen::keras::layers
