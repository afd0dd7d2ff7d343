// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zgen {

/// What a header is meant to run on. It runs everywhere; its algorithms are chosen for these.
enum class processor : unsigned char { x86_64_v3, x86_64_v4, aarch64, cortex_m };

inline constexpr processor all_processors[] = {processor::x86_64_v3, processor::x86_64_v4, processor::aarch64,
                                               processor::cortex_m};

/// The name on the command line: "x86-64-v3".
std::string_view name_of(processor p);

/// The processor of that name, if there is one.
std::optional<processor> processor_named(std::string_view name);

/// The names, separated by commas.
std::string names_of(const std::vector<processor>& processors);

}  // namespace zgen
