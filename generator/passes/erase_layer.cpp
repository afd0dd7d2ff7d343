// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>

#include "generator/passes/passes.hpp"

namespace zgen {

void erase_layer(graph& g, std::size_t i) {
    g.layers.erase(g.layers.begin() + static_cast<std::ptrdiff_t>(i));
    for (layer& l : g.layers)
        if (std::size_t* source = source_of(l.op); source != nullptr && *source > i) --*source;
}

bool is_read_again(const graph& g, std::size_t value) {
    return std::any_of(g.layers.begin(), g.layers.end(), [&](const layer& l) {
        const std::size_t* source = source_of(l.op);
        return source != nullptr && *source == value;
    });
}

}  // namespace zgen
