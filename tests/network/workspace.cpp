// SPDX-License-Identifier: Apache-2.0
#include "zinfer/network/workspace.hpp"

#include <doctest/doctest.h>

#include <cstdint>

TEST_CASE("a workspace has an array for each type of element, at a cache line, and finds places in it") {
    static constexpr zinfer::workspace_size size{.float32 = 48};
    static_assert(size.bytes() == 192);
    static_assert(sizeof(zinfer::typed_workspace<size>) == size.bytes());
    zinfer::typed_workspace<size> memory;
    static constexpr zinfer::place place{.offset = 16};
    CHECK(memory.arrays().at(place) == memory.float32 + 16);
    CHECK(reinterpret_cast<std::uintptr_t>(memory.float32) % 64 == 0);
}
