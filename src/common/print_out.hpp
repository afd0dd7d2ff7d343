// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "src/common/error.hpp"

namespace common {

/// Whoever read standard output has ended, as `head` does once it has enough. No message is due:
/// command_line::run(argc, argv) ends with 0.
struct closed_pipe : error {
    using error::error;
};

/// Writes to standard output and sees to it that it arrives.
/// Errors   closed_pipe where its reader has ended; common::error where it does not arrive: a full disk
void print_out(std::string_view text);

}  // namespace common
