// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"
#include "generator/import/keras/scale.hpp"

namespace zgen::keras::layers {

step subtract(const layer_config&) {
    return [](builder& network) {
        std::vector<builder::output> inputs = network.inputs();
        if (inputs.size() != 2) throw problem(fmt::format("has {} inputs; expected two", inputs.size()));
        network.turn_to(inputs.back());
        append_scale(network, -1);
        inputs.back() = network.here();
        network.append_sum(inputs);
    };
}

}  // namespace zgen::keras::layers
