// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/common/command_line.hpp"

namespace zgen {

/// Adds `zgen verify`: bakes a model, compiles and runs it here, and compares every stage with the float64 reference.
void add_verify(common::command& program);

}  // namespace zgen
