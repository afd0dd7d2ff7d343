// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/common/command_line.hpp"

namespace zgen {

/// Adds `zgen inspect`: a model's layers and what they cost.
void add_inspect(common::command& program);

}  // namespace zgen
