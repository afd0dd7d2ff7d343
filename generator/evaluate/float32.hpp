// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "generator/graph/graph.hpp"

/// The baked network without baking it: its float32 arithmetic, bit for bit.
namespace zgen {

/// Sees each stage's index and activations (graph/descriptors.hpp): fused, and cropped to what the output depends on.
using stage_observer = std::function<void(std::size_t, std::span<const float>)>;

/// The output for one input, computed stage by stage with the runtime's reference kernels.
///
/// Shapes   weights: one array of packed words per layer (bake/packing.hpp), empty where a layer has none;
///          input (g.input), output (last shape of shapes(g))
/// Errors   common::error as graph/descriptors.hpp, and where the input has another size
/// Note     there is no input guard: what a baked network refuses is computed here
std::vector<float> evaluate_float32(const graph& g, std::span<const std::vector<std::uint64_t>> weights,
                                    std::span<const float> input, const stage_observer& observe);

}  // namespace zgen
