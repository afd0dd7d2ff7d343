// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "zinfer/core/status.hpp"

namespace zinfer {

/// What an input must pass before a network computes anything.
enum class input_guard : unsigned char {
    finite,  ///< no NaN, no infinity
    flat,    ///< finite, and not all equal
};

namespace detail {

/// By the bits: a comparison may be optimized away under relaxed arithmetic.
[[gnu::always_inline]] constexpr bool all_finite(std::span<const float> values) noexcept {
    std::uint32_t not_finite = 0;
    for (const float value : values)
        not_finite |= (std::bit_cast<std::uint32_t>(value) & 0x7f800000u) == 0x7f800000u ? 1u : 0u;
    return not_finite == 0;
}

[[gnu::always_inline]] constexpr bool all_equal(std::span<const float> values) noexcept {
    std::uint32_t differs = 0;
    for (const float value : values) differs |= value != values[0] ? 1u : 0u;
    return differs == 0;
}

}  // namespace detail

/// The status of an input; ok, not_finite or flat_input. The work does not depend on where an offending value stands.
[[gnu::always_inline]] constexpr status check_input(input_guard guard, std::span<const float> input) noexcept {
    const bool finite = detail::all_finite(input);
    const bool flat = guard == input_guard::flat && detail::all_equal(input);
    return !finite ? status::not_finite : flat ? status::flat_input : status::ok;
}

}  // namespace zinfer
