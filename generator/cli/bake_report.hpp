// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "generator/bake/bake.hpp"

namespace zgen {

/// What was baked, for programs: source, options, error figures, stages, and the network as `zgen inspect --json` has
/// it.
nlohmann::ordered_json bake_report(const baked_model& model);

}  // namespace zgen
