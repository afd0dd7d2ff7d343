// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "generator/graph/graph.hpp"
#include "generator/import/keras/architecture.hpp"
#include "generator/import/keras/builder.hpp"
#include "generator/import/keras/hdf5_file.hpp"

namespace zgen::keras {

/// The network that a model's configuration describes, with its weights.
///
/// Errors   keras::problem: all layers that cannot be imported, or the first that does not fit
graph build(const architecture& model, std::string source, hdf5_file& file, weight_paths paths);

}  // namespace zgen::keras
