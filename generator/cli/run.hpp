// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/common/command_line.hpp"

namespace zgen {

/// Adds `zgen run`: the float64 reference outputs of a model.
void add_run(common::command& program);

}  // namespace zgen
