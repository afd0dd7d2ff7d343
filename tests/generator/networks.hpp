// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <random>
#include <vector>

#include "generator/graph/graph.hpp"

/// Small networks with weights that no symmetry hides.
namespace networks {

inline std::vector<double> values(std::size_t count, unsigned seed) {
    std::mt19937 generator(seed);
    std::uniform_real_distribution<double> uniform(-1.0, 1.0);
    std::vector<double> result(count);
    for (double& v : result) v = uniform(generator);
    return result;
}

inline zgen::conv1d conv1d(zinfer::conv1d_config config, unsigned seed = 1) {
    return {config, values(config.filters * config.kernel_size * (config.channels / config.groups), seed),
            values(config.filters, seed + 100)};
}

inline zgen::dense dense(zinfer::dense_config config, unsigned seed = 2) {
    return {config, values(config.units * config.inputs, seed), values(config.units, seed + 100)};
}

inline zgen::affine affine(std::size_t count, unsigned seed = 3) {
    return {values(count, seed), values(count, seed + 100)};
}

inline zgen::graph chain(zgen::shape input, std::vector<zgen::operation> operations) {
    zgen::graph g;
    g.source = "test";
    g.input = input;
    for (zgen::operation& op : operations) {
        std::string name = zgen::next_name(g, op);
        g.layers.push_back({name, "layer '" + name + "'", std::move(op)});
    }
    return g;
}

/// The layers' names, in order.
inline std::vector<std::string> names(const zgen::graph& g) {
    std::vector<std::string> result;
    for (const zgen::layer& l : g.layers) result.push_back(l.name);
    return result;
}

}  // namespace networks
