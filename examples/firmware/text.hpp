// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>

/// Numbers as zero-terminated text without printf, which brings a heap with it.

/// The bits of a float: "0x3e22d0e5".
constexpr std::array<char, 11> hexadecimal(float value) noexcept {
    std::array<char, 11> text{'0', 'x'};
    auto bits = std::bit_cast<std::uint32_t>(value);
    for (std::size_t position = 9; position >= 2; --position, bits >>= 4U) {
        text[position] = "0123456789abcdef"[bits & 0xFU];
    }
    return text;
}

/// Six decimal places, the rest cut off: "-0.159004". What is not a number below 10^9 gives "?".
inline std::array<char, 20> decimal(float value) noexcept {
    std::array<char, 20> text{};
    const float magnitude = std::fabs(value);
    if (!(magnitude < 1e9F)) return {'?'};
    const auto whole = static_cast<std::uint32_t>(magnitude);
    const auto millionths = static_cast<std::uint32_t>((magnitude - static_cast<float>(whole)) * 1e6F);
    char* next = text.data();
    char* const end = next + text.size();
    if (std::signbit(value)) *next++ = '-';
    next = std::to_chars(next, end, whole).ptr;
    std::to_chars(next, end, 1'000'000 + millionths);  // the leading 1 keeps the zeros, then makes room for the point
    *next = '.';
    return text;
}
