// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

#include "zinfer/core/config.hpp"

/// Reorderings of memory, described by the digits of an index in mixed radix, the outermost first.
namespace zinfer::kernels {

/// Whether the digits take each of `size` values once: their strides, from the smallest on, are the products of the
/// extents before.
[[gnu::always_inline]] constexpr bool takes_each_once(std::span<const permute_digit> digits,
                                                      std::size_t size) noexcept {
    std::size_t left = 0;
    for (const permute_digit& d : digits) left += d.extent != 1;
    std::size_t counted = 1;
    for (bool found = true; found && left > 0;) {
        found = false;
        for (const permute_digit& d : digits) {
            if (d.extent == 1 || d.stride != counted) continue;
            if (d.extent == 0 || d.extent > size / counted) return false;
            counted *= d.extent;
            found = true;
            --left;
        }
    }
    return left == 0 && counted == size;
}

/// Where the value number `i` of the output lies in the input.
[[gnu::always_inline]] constexpr std::size_t permuted_place(std::span<const permute_digit> digits,
                                                            std::size_t i) noexcept {
    std::size_t place = 0;
    for (std::size_t d = digits.size(); d-- > 0; i /= digits[d].extent)
        place += i % digits[d].extent * digits[d].stride;
    return place;
}

/// y[i] = x[permuted_place(digits, i)] for the first `size` values.
///
/// Shapes   x: as many values as the digits take, y (size); they do not overlap
template <class Arch>
constexpr void permute(std::span<const permute_digit> digits, std::size_t size, const float* x, float* y) noexcept {
    const permute_digit inner = digits.empty() ? permute_digit{1, 0} : digits.back();
    for (std::size_t start = 0; start < size; start += inner.extent) {
        const float* source = x + permuted_place(digits, start);
        const std::size_t count = size - start < inner.extent ? size - start : inner.extent;
        for (std::size_t i = 0; i < count; ++i) y[start + i] = source[i * inner.stride];
    }
}

}  // namespace zinfer::kernels
