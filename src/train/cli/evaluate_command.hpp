// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/common/command_line.hpp"

namespace ztrain {

/// Adds `ztrain evaluate`: a model's metrics and plots, and `ztrain compare`: two models on the same data.
void add_evaluate(common::command& program);
void add_compare(common::command& program);

}  // namespace ztrain
