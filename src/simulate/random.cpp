// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/random.hpp"

#include <cmath>

namespace zsim {

namespace {

constexpr std::uint32_t low_word(std::uint64_t value) {
    return static_cast<std::uint32_t>(value);
}
constexpr std::uint32_t high_word(std::uint64_t value) {
    return static_cast<std::uint32_t>(value >> 32);
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) noexcept {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = std::uint64_t{0xD2511F53} * counter[0];
        const std::uint64_t b = std::uint64_t{0xCD9E8D57} * counter[2];
        counter = {high_word(b) ^ counter[1] ^ key[0], low_word(b), high_word(a) ^ counter[3] ^ key[1], low_word(a)};
        key[0] += 0x9E3779B9;
        key[1] += 0xBB67AE85;
    }
    return counter;
}

random::random(std::uint64_t seed, std::uint64_t row, stream purpose) noexcept
    : counter_{0, static_cast<std::uint32_t>(purpose), low_word(row), high_word(row)},
      key_{low_word(seed), high_word(seed)} {}

double random::uniform() noexcept {
    if (used_ == 4) {
        block_ = philox(counter_, key_);
        ++counter_[0];
        used_ = 0;
    }
    const std::uint64_t word = std::uint64_t{block_[used_]} << 32 | block_[used_ + 1];
    used_ += 2;
    return (static_cast<double>(word >> 12) + 0.5) * 0x1p-52;
}

double random::normal() noexcept {
    if (has_spare_) {
        has_spare_ = false;
        return spare_;
    }
    const double radius = std::sqrt(-2 * std::log(uniform()));
    const double angle = 2 * std::numbers::pi * uniform();
    spare_ = radius * std::sin(angle);
    has_spare_ = true;
    return radius * std::cos(angle);
}

}  // namespace zsim
