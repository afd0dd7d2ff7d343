// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <vector>

#include "generator/passes/passes.hpp"

namespace zgen {

namespace {

bool repeats(const std::vector<double>& values, std::size_t period) {
    return std::equal(values.begin() + static_cast<std::ptrdiff_t>(period), values.end(), values.begin());
}

}  // namespace

void shorten_affine(graph& g) {
    const std::vector<shape> s = shapes(g);
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        auto* a = std::get_if<affine>(&g.layers[i].op);
        const std::size_t channels = s[i].channels;
        if (a == nullptr || !repeats(a->scale, channels) || !repeats(a->shift, channels)) continue;
        a->scale.resize(channels);
        a->shift.resize(channels);
    }
}

}  // namespace zgen
