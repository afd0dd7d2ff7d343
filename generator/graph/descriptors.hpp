// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "generator/graph/graph.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/network/schedule/layerwise.hpp"
#include "zinfer/network/stages.hpp"

/// The graph as the runtime sees it: zgen plans fusion and memory with the functions that the baked network uses.
namespace zgen {

/// One descriptor per layer.
/// Errors   common::error as shapes(graph)
std::vector<zinfer::layer_descriptor> describe(const graph& g);

/// The layerwise schedule of a graph, for one input or for several together.
struct memory_plan {
    std::vector<zinfer::stage_plan> stages;
    std::vector<zinfer::stage_places> places;  ///< one for each stage
    zinfer::workspace_size workspace;
};

/// Errors   common::error as shapes(graph), and for a graph without layers
memory_plan plan_layerwise(const graph& g, std::size_t samples = 1);

}  // namespace zgen
