// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace zinfer {

/// The output positions [first, last) that a kernel computes. Its input begins at input position `input_begin`, its
/// output at output position `first`; what the outputs depend on is there.
struct position_range {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t input_begin = 0;

    [[gnu::always_inline]] constexpr std::size_t count() const noexcept { return last - first; }
    friend constexpr bool operator==(const position_range&, const position_range&) = default;
};

/// A range known at compile time. It costs nothing: kernels cut it into tiles as if there were no ranges.
template <position_range Range>
struct constant_range {
    static constexpr position_range constant = Range;

    [[gnu::always_inline]] constexpr operator position_range() const noexcept { return Range; }
};

/// All of `positions` outputs, on an input that is there from its first position on.
template <std::size_t Positions>
inline constexpr constant_range<position_range{0, Positions, 0}> all_positions{};

}  // namespace zinfer
