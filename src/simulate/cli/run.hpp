// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/common/command_line.hpp"

namespace zsim {

/// Adds zsim's options to the command line; parsing it simulates.
///
/// Errors   common::usage_error for what the options cannot mean, common::error for input and output
void add_run(common::command& program);

}  // namespace zsim
