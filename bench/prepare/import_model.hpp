// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/graph.hpp"
#include "model.hpp"

namespace bench {

/// The stages of a network that zgen has read and optimized.
///
/// Errors   zgen::error naming a layer that the benchmark's peers do not have
model make_model(const zgen::graph& g);

}  // namespace bench
