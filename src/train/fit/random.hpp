// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace ztrain {

/// Random numbers that depend on (seed, epoch, row) alone, so that a resumed training draws what it would have drawn.
///
/// Source   splitmix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014)
class random_numbers {
 public:
    explicit random_numbers(std::uint64_t seed, std::uint64_t epoch = 0, std::uint64_t row = 0)
        : state_(mixed(mixed(mixed(seed) ^ epoch) ^ row)) {}

    std::uint64_t operator()() { return mixed(state_ += 0x9e3779b97f4a7c15u); }

    /// Within (0, 1).
    double unit() { return (static_cast<double>((*this)() >> 11) + 0.5) * 0x1p-53; }

    /// Standard normal: Box and Muller (1958).
    double normal() {
        const double radius = std::sqrt(-2 * std::log(unit()));
        return radius * std::cos(6.283185307179586 * unit());
    }

    /// 0 to n - 1.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>((*this)() % n); }

 private:
    static std::uint64_t mixed(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    std::uint64_t state_;
};

/// 0 to n - 1 in random order: Fisher and Yates.
inline std::vector<std::size_t> shuffled(std::size_t n, random_numbers random) {
    std::vector<std::size_t> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = i;
    for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    return order;
}

}  // namespace ztrain
