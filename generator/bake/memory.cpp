// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/memory.hpp"

#include "generator/bake/options.hpp"
#include "generator/bake/packing.hpp"
#include "generator/graph/descriptors.hpp"

namespace zgen {

memory_needs needs_of(graph g, convolution_mode mode) {
    if (g.layers.empty()) return {};
    choose_convolutions(g, mode, bake_options{}.processors);
    memory_needs needs{0, plan_layerwise(g).workspace.bytes()};
    for (const layer& l : g.layers) needs.flash += packed_bytes(l.op);
    return needs;
}

}  // namespace zgen
