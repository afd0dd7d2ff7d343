// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "generator/bake/bake.hpp"

/// How inputs and outputs lie in memory, for comments.
namespace zgen {

/// `186 values, unit "e-/s"`, or `40 positions x 4 channels, channels last: [4 * position + channel]`; channels first
/// where the model declares them so.
std::string input_text(const baked_model& model);

/// As input_text, without a unit.
std::string output_text(const baked_model& model);

}  // namespace zgen
