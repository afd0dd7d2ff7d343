// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "generator/graph/graph.hpp"
#include "generator/metadata/model_metadata.hpp"
#include "zinfer/network/guard.hpp"

namespace zgen {

/// The guard that the network will have: what the user asked for, or else the model, or else finite; a network that
/// normalizes each input refuses flat inputs, whatever was asked.
zinfer::input_guard effective_guard(const graph& g, const model_metadata& metadata,
                                    std::optional<zinfer::input_guard> asked = {});

/// The name on the command line: "flat".
const char* name_of(zinfer::input_guard guard);

}  // namespace zgen
