// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace zgen {

/// Words with commas between them on as many indented lines as they need, each begun by a line break.
std::string on_lines(std::span<const std::string_view> words);

}  // namespace zgen
