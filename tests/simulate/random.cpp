// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/random.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>

TEST_CASE("philox gives the known answers of its authors") {
    // Random123's kat_vectors, philox4x32 with 10 rounds.
    using words = std::array<std::uint32_t, 4>;
    CHECK(zsim::philox({0, 0, 0, 0}, {0, 0}) == words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(zsim::philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
          words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
}

TEST_CASE("random numbers have their moments and depend on seed, row and stream") {
    double sum = 0;
    double squares = 0;
    double uniform = 0;
    constexpr int count = 20000;
    for (std::uint64_t row = 0; row < 100; ++row) {
        zsim::random numbers(7, row, zsim::stream::noise);
        for (int i = 0; i < count / 100; ++i) {
            const double x = numbers.normal();
            sum += x;
            squares += x * x;
            uniform += numbers.uniform();
        }
    }
    CHECK(std::abs(sum / count) < 4 / std::sqrt(count));
    CHECK(std::abs(squares / count - 1) < 4 * std::sqrt(2.0 / count));
    CHECK(std::abs(uniform / count - 0.5) < 4 * std::sqrt(1.0 / 12 / count));

    const double first = zsim::random(1, 2, zsim::stream::noise).uniform();
    CHECK(first == zsim::random(1, 2, zsim::stream::noise).uniform());
    CHECK(first != zsim::random(2, 2, zsim::stream::noise).uniform());
    CHECK(first != zsim::random(1, 3, zsim::stream::noise).uniform());
    CHECK(first != zsim::random(1, 2, zsim::stream::galaxy).uniform());
    CHECK(first > 0);
    CHECK(first < 1);
}
