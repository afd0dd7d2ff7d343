// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <optional>
#include <vector>

#include "passes/passes.hpp"
#include "passes/reordering.hpp"

namespace zgen {

void merge_layout(graph& g) {
    const std::vector<shape> s = shapes(g);
    shape in = g.input;      // of layer i
    std::size_t behind = 1;  // place in s of layer i's output
    for (std::size_t i = 0; i < g.layers.size(); ++behind) {
        const std::optional<permute> first = as_permute(g.layers[i].op, in);
        if (first && i + 1 < g.layers.size()) {
            const std::optional<permute> second = as_permute(g.layers[i + 1].op, s[behind]);
            if (const auto both = second ? composed(*first, *second) : std::nullopt) {
                g.layers[i + 1].op = *both;
                g.layers.erase(g.layers.begin() + static_cast<std::ptrdiff_t>(i));
                continue;
            }
        }
        if (first) g.layers[i].op = simplest(*first, in);
        in = s[behind];
        ++i;
    }
}

}  // namespace zgen
