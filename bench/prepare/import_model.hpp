// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/model.hpp"
#include "generator/graph/graph.hpp"

namespace bench {

/// The stages of a network that zgen has read and optimized.
///
/// Errors   common::error naming a layer that the benchmark's peers do not have
model make_model(const zgen::graph& g);

}  // namespace bench
