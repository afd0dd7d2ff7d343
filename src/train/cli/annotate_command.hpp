// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/common/command_line.hpp"

namespace ztrain {

/// Adds `annotate`: a model trained elsewhere gets the training range, the physical range and the unit that fit writes.
void add_annotate(common::command& program);

}  // namespace ztrain
