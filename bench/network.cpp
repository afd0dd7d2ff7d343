// SPDX-License-Identifier: Apache-2.0
#include "bench/network.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "bench/limits.hpp"
#include "bench/statistics.hpp"

namespace bench {

namespace {

void run(benchmark::State& state, const contender& c, const model& m, const workload& w) {
    std::vector<float> output(c.batch * w.output_size());
    const double before = tile_rate(*c.entrant.limits);
    std::size_t batch = 0;
    while (state.KeepRunning()) {
        c.engine->predict(w.batch(batch++, c.batch), output.data(), nullptr);
        benchmark::DoNotOptimize(output.data());
        benchmark::ClobberMemory();
    }
    const double tile = (before + tile_rate(*c.entrant.limits)) / 2;
    const auto multiply_adds = static_cast<double>(c.batch * m.multiply_adds());
    state.counters[of_tile_counter] =
        benchmark::Counter(multiply_adds / tile, benchmark::Counter::kIsIterationInvariantRate);
}

int fewer(int repetitions, std::size_t batch) {
    const int divisor = batch == 1 ? 1 : batch <= 16 ? 4 : 8;
    return std::max(1, repetitions / divisor);
}

}  // namespace

std::string network_name(const contender& c) {
    return "batch-" + std::to_string(c.batch) + "/" + c.entrant.name;
}

void register_network(const std::vector<contender>& contenders, const model& m, const workload& w, int repetitions) {
    for (const contender& c : contenders)
        repeated(benchmark::RegisterBenchmark(network_name(c).c_str(),
                                              [&c, &m, &w](benchmark::State& state) { run(state, c, m, w); }),
                 fewer(repetitions, c.batch));
}

}  // namespace bench
