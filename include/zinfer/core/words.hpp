// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

/// Constant weight storage: the bits of two float32 values in each 64-bit word, the earlier value in the low half.
///
/// Words compile several times faster than float literals. They are read in place: element by element in constant
/// evaluation, by vector loads at run time (arch/). They are never cast to float* (undefined behaviour) and never
/// expanded into a float array.
namespace zinfer {

static_assert(std::endian::native == std::endian::little, "zinfer: weights are stored for little-endian targets");

/// Words that hold `floats` values.
constexpr std::size_t word_count(std::size_t floats) noexcept {
    return (floats + 1) / 2;
}

/// The value at `index`, in constant evaluation as at run time.
[[gnu::always_inline]] constexpr float word_value(const std::uint64_t* words, std::size_t index) noexcept {
    return std::bit_cast<float>(static_cast<std::uint32_t>(words[index / 2] >> (index % 2 * 32)));
}

/// The address of the value at `index`, for loads that copy bytes.
[[gnu::always_inline]] inline const unsigned char* word_address(const std::uint64_t* words,
                                                                std::size_t index) noexcept {
    return reinterpret_cast<const unsigned char*>(words) + index * sizeof(float);
}

}  // namespace zinfer
