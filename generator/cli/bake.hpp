// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>

namespace zgen {

/// Adds `zgen bake`: a model file becomes a C++ header, with its C interface on request.
void add_bake(CLI::App& app);

}  // namespace zgen
