// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

#include "src/common/command_line.hpp"

namespace zsim {

/// Adds zsim's options to the command line; parsing it simulates.
///
/// Errors   common::usage_error for what the options cannot mean, common::error for input and output, interrupted once
///          `stop` is true
void add_run(common::command& program, const std::atomic<bool>& stop);

}  // namespace zsim
