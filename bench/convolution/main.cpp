// SPDX-License-Identifier: Apache-2.0
// zinfer_convolution_bench: what minimal filtering gains over direct convolution, measured and as zgen's cost model
// estimates it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

#include "bench/convolution/shapes.hpp"
#include "generator/bake/convolution/cost_model.hpp"

namespace {

namespace cb = convolution_bench;

struct candidate {
    const cb::kernels* kernels;
    zgen::processor processor;
};

std::vector<candidate> candidates() {
    std::vector<candidate> result;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        result.push_back({&cb::variants::avx2, zgen::processor::x86_64_v3});
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        result.push_back({&cb::variants::avx512, zgen::processor::x86_64_v4});
#else
    result.push_back({&cb::variants::neon, zgen::processor::aarch64});
#endif
    return result;
}

using times = std::array<std::array<double, cb::tiles.size()>, cb::shapes.size()>;

/// Drives the weights out of the second-level cache, as the other layers of a network do.
void evict(const std::vector<float>& other) {
    float sum = 0;
    for (std::size_t i = 0; i < other.size(); i += 16) sum += other[i];
    volatile float sink = sum;
    static_cast<void>(sink);
}

/// Least microseconds of each shape and tile.
times measure(const cb::kernels& kernels) {
    constexpr int repetitions = 100;
    const auto memory = std::make_unique<cb::memory>();  // zeros: the time does not depend on values
    const std::vector<float> other(1 << 19);
    times least;
    for (auto& row : least) row.fill(std::numeric_limits<double>::infinity());
    for (int r = 0; r < repetitions; ++r)
        for (std::size_t s = 0; s < cb::shapes.size(); ++s)
            for (std::size_t t = 0; t < cb::tiles.size(); ++t) {
                evict(other);
                const auto start = std::chrono::steady_clock::now();
                kernels.run[s][t](*memory);
                const std::chrono::duration<double, std::micro> time = std::chrono::steady_clock::now() - start;
                least[s][t] = std::min(least[s][t], time.count());
            }
    return least;
}

double estimated_speedup(zinfer::conv1d_geometry g, std::size_t tile, zgen::processor processor) {
    const double direct = zgen::estimated_cycles(g, processor);
    g.config.tile = tile;
    return direct / zgen::estimated_cycles(g, processor);
}

void report(const candidate& c, const times& least) {
    fmt::print("{}: us with direct convolution; speedup with tiles of 2, 4, 6, 8 (estimate)\n\n", c.kernels->arch);
    double sum = 0;
    double largest = 0;
    for (std::size_t s = 0; s < cb::shapes.size(); ++s) {
        const zinfer::conv1d_geometry& g = cb::shapes[s];
        fmt::print("{:>3} -> {:>3}, k{}, {:>3} positions {:>8.2f}", g.config.channels, g.config.filters,
                   g.config.kernel_size, g.positions * g.pool, least[s][0]);
        for (std::size_t t = 1; t < cb::tiles.size(); ++t) {
            const double measured = least[s][0] / least[s][t];
            const double estimated = estimated_speedup(g, cb::tiles[t], c.processor);
            const double off = std::abs(std::log(estimated / measured));
            sum += off;
            largest = std::max(largest, off);
            fmt::print("   {:4.2f} ({:4.2f})", measured, estimated);
        }
        fmt::print("\n");
    }
    const auto count = static_cast<double>(cb::shapes.size() * (cb::tiles.size() - 1));
    fmt::print("\nestimates are off by {:.0f} % on average, {:.0f} % at most\n\n", 100 * std::expm1(sum / count),
               100 * std::expm1(largest));
}

}  // namespace

int main() {
    for (const candidate& c : candidates()) report(c, measure(*c.kernels));
}
