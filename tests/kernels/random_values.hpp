// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <random>
#include <vector>

#include "zinfer/core/words.hpp"

/// Deterministic test data.
namespace test_data {

/// `count` values, normally distributed.
inline std::vector<float> values(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> out(count);
    for (float& value : out) value = normal(random);
    return out;
}

/// The values' bits in packed words.
inline std::vector<std::uint64_t> words(const std::vector<float>& values) {
    std::vector<std::uint64_t> out(zinfer::word_count(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        out[i / 2] |= static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(values[i])) << (i % 2 * 32);
    return out;
}

/// check(first, last) for ranges of `positions`: each single one, and parts of several around the ends and the middle.
template <class Check>
void each_range(std::size_t positions, Check check) {
    for (std::size_t first = 0; first < positions; ++first) check(first, first + 1);
    for (const std::size_t size : {2u, 7u, 15u, 17u})
        for (std::size_t first = 0; first + size <= positions; first += size) check(first, first + size);
    check(positions / 3, positions);
    check(0, positions - positions / 3);
}

}  // namespace test_data
