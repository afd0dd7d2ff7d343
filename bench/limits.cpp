// SPDX-License-Identifier: Apache-2.0
#include "bench/limits.hpp"

#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <cstddef>
#include <memory>

#include "bench/statistics.hpp"

namespace bench {

namespace {

constexpr std::size_t peak_rounds = 1000;
constexpr std::size_t tile_rounds = 100;

tile_memory& operands() {
    static const auto memory = [] {
        auto m = std::make_unique<tile_memory>();
        std::fill(std::begin(m->input), std::end(m->input), 0.5f);
        std::fill(std::begin(m->weights), std::end(m->weights), 0.25f);
        return m;
    }();
    return *memory;
}

double thread_seconds() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

void report_rate(benchmark::State& state, std::size_t multiply_adds) {
    state.counters[rate_counter] =
        benchmark::Counter(static_cast<double>(multiply_adds), benchmark::Counter::kIsIterationInvariantRate);
}

void run_peak(benchmark::State& state, const limit_loops& limits) {
    while (state.KeepRunning()) limits.peak(peak_rounds);
    report_rate(state, peak_rounds * limits.peak_multiply_adds);
}

void run_tile(benchmark::State& state, const limit_loops& limits) {
    while (state.KeepRunning()) limits.tile(operands(), tile_rounds);
    report_rate(state, tile_rounds * limits.tile_multiply_adds);
}

}  // namespace

std::string peak_name(const limit_loops& limits) {
    return std::string("limits/fma-peak-") + limits.name;
}
std::string tile_name(const limit_loops& limits) {
    return std::string("limits/l1-tile-") + limits.name;
}

void register_limits(const std::vector<instruction_set>& sets, int repetitions) {
    for (const instruction_set& set : sets) {
        const limit_loops& limits = *set.limits;
        repeated(benchmark::RegisterBenchmark(peak_name(limits).c_str(), run_peak, limits), repetitions);
        repeated(benchmark::RegisterBenchmark(tile_name(limits).c_str(), run_tile, limits), repetitions);
    }
}

double tile_rate(const limit_loops& limits) {
    constexpr std::size_t multiply_adds = 10'000'000;
    const std::size_t rounds = multiply_adds / limits.tile_multiply_adds;
    limits.tile(operands(), rounds / 4);  // wide units wake up, operands come near
    const double start = thread_seconds();
    limits.tile(operands(), rounds);
    return static_cast<double>(rounds * limits.tile_multiply_adds) / (thread_seconds() - start);
}

}  // namespace bench
