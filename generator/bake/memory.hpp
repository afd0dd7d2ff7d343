// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "generator/bake/convolution/choice.hpp"
#include "generator/graph/graph.hpp"

namespace zgen {

/// Bytes that a baked network takes, float32 and layerwise.
struct memory_needs {
    std::size_t flash = 0;  ///< packed weights
    std::size_t ram = 0;    ///< workspace
};

/// What a graph would take, with the algorithms that `zgen bake --convolution` begins with.
/// Errors   as shapes
memory_needs needs_of(graph g, convolution_mode mode);

}  // namespace zgen
