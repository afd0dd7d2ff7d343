// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "generator/bake/bake.hpp"
#include "src/common/command_line.hpp"

namespace zgen {

/// bake_model of a file (bake/pipeline.hpp), HDF5 rehearsed in a process of its own.
///
/// Errors   as that; common::error where the file cannot be read
baked_model bake_model(const std::filesystem::path& file, const bake_options& options);

/// Adds the options that decide what is computed, shared by `zgen bake` and `zgen verify`.
void add_network_options(common::command& command, bake_options& options);

}  // namespace zgen
