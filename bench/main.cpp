// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "contender.hpp"
#include "import/import.hpp"
#include "instruction_set.hpp"
#include "layers.hpp"
#include "limits.hpp"
#include "model.hpp"
#include "network.hpp"
#include "passes/passes.hpp"
#include "report.hpp"
#include "workload.hpp"

namespace {

/// Many short repetitions in random order, so that a disturbance of the machine meets all alike; what the user gives
/// comes later and wins.
std::vector<std::string> with_defaults(int argc, char** argv) {
    std::vector<std::string> arguments{argv[0], "--benchmark_enable_random_interleaving=true",
                                       "--benchmark_repetitions=200", "--benchmark_min_time=0.004"};
    arguments.insert(arguments.end(), argv + 1, argv + argc);
    return arguments;
}

int run() {
    const std::vector<bench::instruction_set> sets = bench::instruction_sets();
    if (sets.empty()) throw std::runtime_error("this processor has no AVX2; zinfer is measured from x86-64-v3 on");

    zgen::graph g = zgen::import_model(ZINFER_BENCH_MODEL);
    zgen::optimize(g);
    const bench::model m = bench::make_model(g);
    const bench::workload w(g);
    std::vector<bench::contender> contenders = bench::make_contenders(m, sets);
    bench::check(contenders, w);

    benchmark::AddCustomContext("model", ZINFER_BENCH_MODEL);
    benchmark::AddCustomContext("compiler", ZINFER_BENCH_COMPILER);
    bench::register_limits(sets);
    bench::register_network(contenders, m, w);
    bench::register_layers(contenders, m, w);
    bench::report report;
    benchmark::RunSpecifiedBenchmarks(&report);
    report.print(m, sets, contenders);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> arguments = with_defaults(argc, argv);
    std::vector<char*> pointers(arguments.size());
    std::transform(arguments.begin(), arguments.end(), pointers.begin(), [](std::string& a) { return a.data(); });
    int count = static_cast<int>(pointers.size());
    benchmark::Initialize(&count, pointers.data());
    if (benchmark::ReportUnrecognizedArguments(count, pointers.data())) return 2;
    try {
        return run();
    } catch (const std::exception& e) {
        fmt::print(stderr, "zinfer_bench: {}\n", e.what());
        return 1;
    }
}
