// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <atomic>

namespace zsim {

/// Adds zsim's options to the command line; parsing it simulates.
///
/// Errors   common::usage_error for what the options cannot mean, common::error for input and output, interrupted once
///          `stop` is true
void add_run(CLI::App& app, const std::atomic<bool>& stop);

}  // namespace zsim
