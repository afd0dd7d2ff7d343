// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <numbers>

namespace zsim {

/// What a sequence of random numbers is for. Each quantity of a row has its own sequence, so that one more draw for the
/// galaxy does not change the noise.
enum class stream : std::uint32_t { redshift, galaxy, brightness, smearing, noise, colour };

/// Random numbers that depend on (seed, row, stream) alone: a row is the same whichever thread makes it, and in
/// whatever order.
///
/// Source   Philox-4x32-10: Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"
class random {
 public:
    random(std::uint64_t seed, std::uint64_t row, stream purpose) noexcept;

    /// In (0, 1), both ends excluded, with 52 bits.
    double uniform() noexcept;

    /// In (low, high).
    double uniform(double low, double high) noexcept { return low + (high - low) * uniform(); }

    /// Mean 0 and standard deviation 1, by the Box-Muller transform.
    double normal() noexcept;

 private:
    std::array<std::uint32_t, 4> counter_;
    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> block_{};
    unsigned used_ = 4;  ///< words of block_ that are spent
    double spare_ = 0;
    bool has_spare_ = false;
};

/// Ten rounds of Philox-4x32.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) noexcept;

}  // namespace zsim
