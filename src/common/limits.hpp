// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace common {

/// Most elements of a weight tensor, an activation or a table: no size read from a file is trusted above it.
inline constexpr std::size_t max_elements = std::size_t{1} << 28;

/// a * b, or more than max_elements where the product exceeds it; a and b may be anything.
constexpr std::size_t bounded_product(std::size_t a, std::size_t b) noexcept {
    return a != 0 && b > max_elements / a ? max_elements + 1 : a * b;
}

}  // namespace common
