// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace zgen {

/// Checks a name for generated code.
///
/// Errors   common::usage_error where it is not an identifier, is a keyword, or is reserved (also "zinfer", "std")
void require_name(std::string_view name);

/// The name that generated code gets where none is given: the file's, without suffix.
///
/// Errors   as require_name; the message says that the name comes from the file's
std::string name_after(const std::filesystem::path& file);

}  // namespace zgen
