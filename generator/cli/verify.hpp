// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>

namespace zgen {

/// Adds `zgen verify`: bakes a model, compiles and runs it here, and compares every stage with the float64 reference.
void add_verify(CLI::App& app);

}  // namespace zgen
