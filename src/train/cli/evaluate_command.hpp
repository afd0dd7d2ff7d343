// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>

namespace ztrain {

/// Adds `ztrain evaluate`: a model's metrics and plots, and `ztrain compare`: two models on the same data.
void add_evaluate(CLI::App& app);
void add_compare(CLI::App& app);

}  // namespace ztrain
