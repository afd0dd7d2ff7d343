// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstddef>
#include <vector>

#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"
#include "generator/import/keras/scale.hpp"

namespace zgen::keras::layers {

namespace {

std::vector<builder::output> inputs_of(const builder& network) {
    std::vector<builder::output> inputs = network.inputs();
    if (inputs.size() < 2) throw problem(fmt::format("has {} inputs; expected two or more", inputs.size()));
    return inputs;
}

}  // namespace

step add(const layer_config&) {
    return [](builder& network) { network.append_sum(inputs_of(network)); };
}

step average(const layer_config&) {
    return [](builder& network) {
        const std::vector<builder::output> inputs = inputs_of(network);
        network.append_sum(inputs);
        append_scale(network, 1 / static_cast<double>(inputs.size()));
    };
}

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
