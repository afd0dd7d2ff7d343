// SPDX-License-Identifier: Apache-2.0
#include "zinfer/core/digest.hpp"

#include <doctest/doctest.h>

// The check value of CRC-32/ISO-HDLC is cbf43926 for the bytes "123456789"; "12345678" alone gives 9ae0daaf.
TEST_CASE("crc32 is the CRC-32 of zlib and PNG") {
    static constexpr std::uint64_t text[] = {0x3837363534333231u};
    static_assert(zinfer::crc32(text, 1) == 0x9ae0daafu);
    static_assert(zinfer::crc32(text, 0) == 0);
    CHECK(zinfer::crc32(zinfer::launder_pointer(text), 1) == 0x9ae0daafu);
}

TEST_CASE("values and the words that hold them have one digest") {
    static constexpr float values[] = {1.0f, 2.0f, -0.0f, 3.5f};
    static constexpr std::uint64_t words[] = {0x400000003f800000u, 0x4060000080000000u};
    static_assert(zinfer::crc32(values, 4) == zinfer::crc32(words, 2));
    CHECK(zinfer::crc32(values, 4) == zinfer::crc32(words, 2));
}

TEST_CASE("every flipped bit changes the digest") {
    std::uint64_t words[] = {1, 2, 3};
    const std::uint32_t intact = zinfer::crc32(words, 3);
    for (std::size_t word = 0; word < 3; ++word) {
        for (unsigned bit = 0; bit < 64; ++bit) {
            words[word] ^= std::uint64_t{1} << bit;
            CHECK(zinfer::crc32(zinfer::launder_pointer(words), 3) != intact);
            words[word] ^= std::uint64_t{1} << bit;
        }
    }
    CHECK(zinfer::crc32(words, 3) == intact);
}

TEST_CASE("a digest in parts is that of the whole") {
    static constexpr std::uint64_t words[] = {1, 0xffffffffffffffffu, 3, 0x3837363534333231u, 5};
    static constexpr auto in_parts = [](std::size_t first) {
        zinfer::crc32_digest digest;
        digest.update(words, first);
        digest.update(words + first, 0);
        digest.update(words + first, 5 - first);
        return digest.value();
    };
    static_assert(in_parts(2) == zinfer::crc32(words, 5));
    for (std::size_t first = 0; first <= 5; ++first) CHECK(in_parts(first) == zinfer::crc32(words, 5));
}
