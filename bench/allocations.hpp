// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace bench {

/// Calls of malloc and its kin so far by this thread, in whatever library. Some keep threads of their own, which
/// allocate when they like.
std::size_t allocation_count() noexcept;

/// From now on freed memory stays with the process. Without this, glibc gives large blocks back to the system and
/// fetches them again in each inference, at the mercy of what else lies on the heap: LibTorch then takes a third longer
/// in some runs and not in others.
void keep_freed_memory() noexcept;

}  // namespace bench
