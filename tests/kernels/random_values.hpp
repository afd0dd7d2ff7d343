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

}  // namespace test_data
