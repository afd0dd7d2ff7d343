// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace bench {

/// Calls of malloc and its kin so far, by any code of the process, libraries included.
std::size_t allocation_count() noexcept;

}  // namespace bench
