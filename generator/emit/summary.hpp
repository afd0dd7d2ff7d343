// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "generator/graph/graph.hpp"

namespace zgen {

/// A page about the network for a terminal: its layers, shapes and costs, and what the model carries beside it.
/// Errors   as shapes and read_metadata
std::string summary_text(const graph& g);

}  // namespace zgen
