// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "generator/bake/bake.hpp"
#include "src/common/command_line.hpp"

namespace zgen {

/// From a model file to all that its header says: import, passes, packing, test vectors. The file is read once.
///
/// Errors   common::error as import_model, optimize and bake
baked_model bake_model(const std::filesystem::path& file, bake_options options);

/// Adds the options that decide what is computed, shared by `zgen bake` and `zgen verify`.
void add_network_options(common::command& command, bake_options& options);

}  // namespace zgen
