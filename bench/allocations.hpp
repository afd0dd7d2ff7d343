// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace bench {

/// Calls of malloc and its kin so far by this thread, in whatever library. Some keep threads of their own, which
/// allocate when they like.
std::size_t allocation_count() noexcept;

}  // namespace bench
