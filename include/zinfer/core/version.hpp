// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zinfer {

/// The version of the library and of zgen; CMake reads it from this line.
inline constexpr const char* version = "0.1.0";

}  // namespace zinfer
