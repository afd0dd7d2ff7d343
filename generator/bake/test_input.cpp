// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/test_input.hpp"

#include <cstdint>

namespace zgen {

namespace {

/// Uniform over 0 to 2^32 - 1: splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014).
class random_numbers {
 public:
    explicit random_numbers(std::uint64_t seed) : state_(seed) {}

    std::uint64_t operator()() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return (z ^ (z >> 31)) >> 32;
    }
    /// Within [0, 1).
    double unit() { return static_cast<double>((*this)()) / 4294967296.0; }

 private:
    std::uint64_t state_;
};

/// A peak of height 1 at `centre` with the given width at half height.
double peak(double x, double centre, double width) {
    const double distance = (x - centre) / (width / 2);
    return 1 / (1 + distance * distance);
}

}  // namespace

std::vector<float> test_input(shape input, std::size_t index) {
    random_numbers random(index);
    const double centre = random.unit();
    const double line = random.unit();
    const bool rising = random() % 2 == 0;
    const bool noisy = index % 2 == 1;

    std::vector<float> values(input.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x = values.size() == 1 ? centre : static_cast<double>(i) / static_cast<double>(values.size() - 1);
        // The slope outweighs everything else together, so the first and the last value differ.
        const double slope = 0.55 * (rising ? x : 1 - x);
        const double noise = noisy ? 0.1 * random.unit() : 0;
        const double value = 0.02 + slope + 0.25 * peak(x, centre, 0.3) + 0.08 * peak(x, line, 0.03) + noise;
        values[i] = static_cast<float>(static_cast<double>(static_cast<int>(value * 1000)) / 1000);  // short literals
    }
    return values;
}

}  // namespace zgen
