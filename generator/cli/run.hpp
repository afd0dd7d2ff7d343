// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>

namespace zgen {

/// Adds `zgen run`: the float64 reference outputs of a model.
void add_run(CLI::App& app);

}  // namespace zgen
