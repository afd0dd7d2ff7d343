// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace zgen {

/// Checks a name for generated code.
///
/// Errors   common::usage_error where it is not an identifier, is a keyword, or is reserved (also "zinfer", "std")
void require_name(std::string_view name);

}  // namespace zgen
