// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "intervals.hpp"

namespace ztrain {

/// The key under which a model carries its intervals.
inline constexpr const char* interval_key = "zinfer.intervals";

/// {"level": 0.9, "edges": [...], "lower": [...], "upper": [...]}
std::string format_intervals(const interval_table& table);

/// Errors   std::runtime_error saying what is wrong with the text
interval_table parse_intervals(const std::string& text);

}  // namespace ztrain
