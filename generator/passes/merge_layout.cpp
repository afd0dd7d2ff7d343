// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <optional>
#include <vector>

#include "generator/passes/passes.hpp"
#include "generator/passes/reordering.hpp"

namespace zgen {

void merge_layout(graph& g) {
    std::vector<shape> s = shapes(g);
    for (std::size_t i = 0; i < g.layers.size();) {
        const std::optional<permute> first = as_permute(g.layers[i].op, s[i]);
        if (first && i + 1 < g.layers.size() && !is_read_again(g, i + 1)) {
            const std::optional<permute> second = as_permute(g.layers[i + 1].op, s[i + 1]);
            if (const auto both = second ? composed(*first, *second) : std::nullopt) {
                g.layers[i + 1].op = *both;
                erase_layer(g, i);
                s.erase(s.begin() + static_cast<std::ptrdiff_t>(i + 1));
                continue;
            }
        }
        if (first) g.layers[i].op = simplest(*first, s[i]);
        ++i;
    }
}

}  // namespace zgen
