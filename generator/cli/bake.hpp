// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/common/command_line.hpp"

namespace zgen {

/// Adds `zgen bake`: a model file becomes a C++ header, with its C interface on request.
void add_bake(common::command& program);

}  // namespace zgen
