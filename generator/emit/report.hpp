// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "generator/bake/bake.hpp"

/// Pages for programs, as JSON. What is not Unicode in names and metadata is replaced.
namespace zgen {

/// What summary_text says, and the metadata as they are.
/// Errors   as shapes and read_metadata
std::string summary_json(const graph& g);

/// What was baked: source, options, error figures, stages, and the network as summary_json has it but for the memory
/// that other choices would take. Nothing is computed that baking has not.
std::string bake_report(const baked_model& model);

}  // namespace zgen
