// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace tables {

/// Whether two texts spell one unit: "e-/s" is "electron s-1", "'electron'.s**-1" and "photoelectron/s", too, and
/// "W.m**-2.nm**-1" is "W m-2 nm-1".
bool is_same_unit(std::string_view a, std::string_view b);

}  // namespace tables
