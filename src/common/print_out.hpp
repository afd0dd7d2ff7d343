// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace common {

/// Writes to standard output and sees to it that it arrives.
/// Errors   common::error where it does not: a full disk, a closed pipe
void print_out(std::string_view text);

}  // namespace common
