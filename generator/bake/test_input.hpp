// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "generator/graph/graph.hpp"

namespace zgen {

/// The input of self-test vector `index`: positive and within [0, 1], like a normalized spectrum: a
/// slope with a broad feature and a narrow line; every second one noisy. Not flat where it has more than one value.
///
/// Shapes   (length * channels), in memory order
/// Note     made of exactly rounded operations only, so that it is the same on every machine
std::vector<float> test_input(shape input, std::size_t index);

}  // namespace zgen
