// SPDX-License-Identifier: Apache-2.0
#include <utility>
#include <vector>

#include "generator/passes/passes.hpp"

namespace zgen {

void renumber(graph& g) {
    std::vector<layer> layers = std::exchange(g.layers, {});
    g.layers.reserve(layers.size());
    for (layer& l : layers) {
        l.name = next_name(g, l.op);
        g.layers.push_back(std::move(l));
    }
}

}  // namespace zgen
