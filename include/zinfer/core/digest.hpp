// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

/// CRC-32 (IEEE 802.3, reflected polynomial 0xedb88320, as zlib and PNG) over weights and activations.
///
/// These functions, like every function of the runtime that is not a template over its instruction set, are always
/// inlined: two objects built for different processors may then share a program, and no copy of a function compiled
/// for the wider one can serve the narrower.
namespace zinfer {

namespace detail {

struct crc32_remainders {
    std::uint32_t remainder[256];  ///< of each byte
};

inline constexpr crc32_remainders crc32_table = [] {
    crc32_remainders table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t remainder = byte;
        for (int bit = 0; bit < 8; ++bit) remainder = (remainder >> 1) ^ ((remainder & 1) != 0 ? 0xedb88320u : 0u);
        table.remainder[byte] = remainder;
    }
    return table;
}();

[[gnu::always_inline]] constexpr std::uint32_t crc32_byte(std::uint32_t crc, std::uint32_t byte) noexcept {
    return (crc >> 8) ^ crc32_table.remainder[(crc ^ byte) & 0xff];
}

}  // namespace detail

/// A CRC-32 that is computed in parts, each as small as the caller likes.
///
/// At run time the memory is always read: callers pass pointers through launder_pointer, because a compiler that
/// sees a constant array folds the comparison to `true`.
struct crc32_digest {
    std::uint32_t state = 0xffffffffu;

    /// Goes on with `count` 64-bit words, each taken as its eight bytes, least significant first.
    [[gnu::always_inline]] constexpr void update(const std::uint64_t* words, std::size_t count) noexcept {
        for (std::size_t i = 0; i < count; ++i)
            for (unsigned shift = 0; shift < 64; shift += 8)
                state = detail::crc32_byte(state, static_cast<std::uint32_t>(words[i] >> shift));
    }

    /// Goes on with the bits of `count` float32 values, each taken as four bytes, least significant first.
    [[gnu::always_inline]] constexpr void update(const float* values, std::size_t count) noexcept {
        for (std::size_t i = 0; i < count; ++i) {
            const auto bits = std::bit_cast<std::uint32_t>(values[i]);
            for (unsigned shift = 0; shift < 32; shift += 8) state = detail::crc32_byte(state, bits >> shift);
        }
    }

    /// The CRC-32 of all so far.
    [[gnu::always_inline]] constexpr std::uint32_t value() const noexcept { return ~state; }
};

/// CRC-32 of `count` 64-bit words or float32 values.
template <class Value>
[[gnu::always_inline]] constexpr std::uint32_t crc32(const Value* values, std::size_t count) noexcept {
    crc32_digest digest;
    digest.update(values, count);
    return digest.value();
}

/// The same pointer, but the compiler no longer knows what it points to: what is read through it is read from memory.
template <class T>
[[gnu::always_inline]] inline const T* launder_pointer(const T* pointer) noexcept {
    asm volatile("" : "+r"(pointer) : : "memory");
    return pointer;
}

}  // namespace zinfer
