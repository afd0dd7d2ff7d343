// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

/// Scratch memory with types: one array for each type of element.
namespace zinfer {

/// The types of the values in a workspace.
enum class element : unsigned char { float32 };

/// Where values lie in a workspace: in the array of their element type, `offset` values behind its beginning.
struct place {
    zinfer::element element = element::float32;
    std::size_t offset = 0;

    friend constexpr bool operator==(const place&, const place&) = default;
};

/// How many values of each element type a workspace holds.
struct workspace_size {
    std::size_t float32 = 0;

    constexpr std::size_t bytes() const noexcept { return float32 * sizeof(float); }
    friend constexpr bool operator==(const workspace_size&, const workspace_size&) = default;
};

/// The arrays of a workspace.
struct workspace_arrays {
    float* float32;

    /// The values at a place.
    [[gnu::always_inline]] constexpr float* at(place p) const noexcept { return float32 + p.offset; }
};

/// The memory itself; every array begins at a cache line.
template <workspace_size Size>
struct typed_workspace {
    alignas(64) float float32[Size.float32];

    [[gnu::always_inline]] constexpr workspace_arrays arrays() noexcept { return {float32}; }
};

}  // namespace zinfer
