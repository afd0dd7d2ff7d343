// SPDX-License-Identifier: Apache-2.0
#include "zinfer/core/words.hpp"

#include <doctest/doctest.h>

#include <cstring>

TEST_CASE("a word holds two values, the earlier in the low half") {
    static constexpr std::uint64_t words[] = {0x400000003f800000u, 0x0000000040400000u};
    static_assert(zinfer::word_count(3) == 2);
    static_assert(zinfer::word_value(words, 0) == 1.0f);
    static_assert(zinfer::word_value(words, 1) == 2.0f);
    static_assert(zinfer::word_value(words, 2) == 3.0f);
    for (std::size_t i = 0; i < 3; ++i) {
        float value = 0.0f;
        std::memcpy(&value, zinfer::word_address(words, i), sizeof value);
        CHECK(value == zinfer::word_value(words, i));
    }
}
