// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "generator/bake/bake.hpp"

namespace zgen {

/// Where a header has the runtime from.
enum class runtime_source : unsigned char { include_folder, own_text };

/// The C++ header of a baked model: weights, network type, provenance, test vectors and functions.
/// The same text for the same model and options, whatever the machine, the time and the folder.
std::string header(const baked_model& model, runtime_source runtime = runtime_source::include_folder);

}  // namespace zgen
