// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zgen {

/// What a header is meant to run on. It runs everywhere; its algorithms are chosen for these.
enum class target : unsigned char { x86_64_v3, x86_64_v4, aarch64, cortex_m };

inline constexpr target all_targets[] = {target::x86_64_v3, target::x86_64_v4, target::aarch64, target::cortex_m};

/// The name on the command line: "x86-64-v3".
std::string_view name_of(target t);

/// The target of that name, if there is one.
std::optional<target> target_named(std::string_view name);

/// The names, separated by commas.
std::string names_of(const std::vector<target>& targets);

}  // namespace zgen
