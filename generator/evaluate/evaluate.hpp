// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "generator/graph/graph.hpp"

/// The float64 reference: what every other arithmetic is compared with.
namespace zgen {

/// The network's output for one input, in double precision.
///
/// Shapes   input (g.input), output (last shape of shapes(g)), both in memory order
/// Errors   common::error where the graph's shapes do not fit or the input has another size
/// Note     NaN and infinity in the input spread as IEEE arithmetic has it; a maximum over NaN is NaN
std::vector<double> evaluate(const graph& g, std::span<const double> input);

/// Sees each layer's index and output, in order.
using observer = std::function<void(std::size_t, std::span<const double>)>;

/// As above; `observe` is called after every layer.
std::vector<double> evaluate(const graph& g, std::span<const double> input, const observer& observe);

}  // namespace zgen
