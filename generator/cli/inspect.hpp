// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>

namespace zgen {

/// Adds `zgen inspect`: a model's layers and what they cost.
void add_inspect(CLI::App& app);

}  // namespace zgen
