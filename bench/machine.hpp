// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace bench {

/// The processor as the system names it, "unknown processor" where it does not.
std::string processor_name();

/// Name and version of the compiler that built the program.
std::string compiler_name();

/// "2026-11-22"
std::string date_today();

}  // namespace bench
