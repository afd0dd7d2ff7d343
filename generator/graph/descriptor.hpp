// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "graph/graph.hpp"
#include "zinfer/layers/descriptor.hpp"

namespace zgen {

/// What the runtime's memory plan must know of each layer: the same as the baked network tells it at compile time.
/// Errors   as shapes
std::vector<zinfer::layer_descriptor> descriptors(const graph& g);

}  // namespace zgen
