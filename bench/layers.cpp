// SPDX-License-Identifier: Apache-2.0
#include "bench/layers.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>

#include "bench/stage_clock.hpp"
#include "bench/statistics.hpp"

namespace bench {

namespace {

void run(benchmark::State& state, const contender& c, const model& m, const workload& w) {
    std::vector<float> output(w.output_size());
    stage_clock clock(m.stages.size());
    std::size_t inference = 0;
    while (state.KeepRunning()) {
        clock.start();
        c.engine->predict(w.batch(inference++, 1), output.data(), &clock);
        benchmark::DoNotOptimize(output.data());
        benchmark::ClobberMemory();
    }
    for (std::size_t i = 0; i < m.stages.size(); ++i)
        state.counters[m.stages[i].name] = benchmark::Counter(clock.seconds(i), benchmark::Counter::kAvgIterations);
}

}  // namespace

std::string layers_name(const contender& c) {
    return "layers/" + c.entrant.name;
}

bool has_layers(const contender& c) {
    return c.batch == 1 && c.engine->has_stages();
}

void register_layers(const std::vector<contender>& contenders, const model& m, const workload& w, int repetitions) {
    for (const contender& c : contenders)
        if (has_layers(c))
            repeated(benchmark::RegisterBenchmark(layers_name(c).c_str(),
                                                  [&c, &m, &w](benchmark::State& state) { run(state, c, m, w); }),
                     repetitions);
}

}  // namespace bench
