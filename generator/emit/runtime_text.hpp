// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

/// The runtime that zgen was built with, as text.
namespace zgen {

/// Each header of include/zinfer by its name, "zinfer/zinfer.hpp"; CMake writes them (cmake/embed_runtime.cmake).
extern const std::map<std::string_view, std::string_view> embedded_runtime;

/// All of them as one text, which stands for `#include <zinfer/zinfer.hpp>`: it can be repeated in a program, and meet
/// the header itself.
std::string runtime_text();

}  // namespace zgen
