// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace zgen {

/// Writes to standard output and sees to it that it arrives.
/// Errors   zgen::error where it does not: a full disk, a closed pipe
void print_out(std::string_view text);

}  // namespace zgen
