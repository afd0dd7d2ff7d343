// SPDX-License-Identifier: Apache-2.0
#include "network.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>

#include "limits.hpp"
#include "statistics.hpp"

namespace bench {

namespace {

void run(benchmark::State& state, const contender& c, double multiply_adds, const workload& w) {
    std::vector<float> output(w.output_size());
    const double before = tile_rate(*c.limits);
    std::size_t inference = 0;
    while (state.KeepRunning()) {
        c.engine->predict(w.input(inference++), output.data(), nullptr);
        benchmark::DoNotOptimize(output.data());
        benchmark::ClobberMemory();
    }
    const double tile = (before + tile_rate(*c.limits)) / 2;
    state.counters[of_tile_counter] =
        benchmark::Counter(multiply_adds / tile, benchmark::Counter::kIsIterationInvariantRate);
}

}  // namespace

std::string network_name(const contender& c) {
    return "network/" + std::string(c.engine->name());
}

void register_network(const std::vector<contender>& contenders, const model& m, const workload& w) {
    const auto multiply_adds = static_cast<double>(m.multiply_adds());
    for (const contender& c : contenders)
        repeated(benchmark::RegisterBenchmark(
            network_name(c).c_str(),
            [&c, multiply_adds, &w](benchmark::State& state) { run(state, c, multiply_adds, w); }));
}

}  // namespace bench
