// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "bench/allocations.hpp"
#include "bench/chart.hpp"
#include "bench/cold_start.hpp"
#include "bench/contender.hpp"
#include "bench/instruction_set.hpp"
#include "bench/layers.hpp"
#include "bench/limits.hpp"
#include "bench/machine.hpp"
#include "bench/measurements.hpp"
#include "bench/network.hpp"
#include "bench/options.hpp"
#include "bench/problem.hpp"
#include "bench/results.hpp"
#include "bench/tables.hpp"
#include "bench/workload.hpp"

namespace {

void write_file(const std::filesystem::path& path, const std::string& text) {
    std::ofstream out;
    out.exceptions(std::ios::failbit | std::ios::badbit);
    out.open(path, std::ios::binary);
    out << text;
    out.close();
}

void measure(const bench::options& o, const bench::problem& p, const std::vector<bench::instruction_set>& sets,
             const std::vector<bench::entrant>& all, const bench::workload& w) {
    fmt::print(stderr, "Checking {} contenders against float64\n", all.size());
    const std::vector<bench::contender> contenders = bench::make_contenders(all, w);
    bench::register_limits(sets, o.repetitions);
    bench::register_network(contenders, p.model, w, o.repetitions);
    bench::register_layers(contenders, p.model, w, o.repetitions);
    benchmark::AddCustomContext("network", p.source);
    benchmark::AddCustomContext("processor", bench::processor_name());
    benchmark::AddCustomContext("compiler", bench::compiler_name());
    fmt::print(stderr, "Measuring, {} repetitions\n", o.repetitions);
    bench::measurements measured;
    benchmark::RunSpecifiedBenchmarks(&measured);
    if (measured.empty()) return;  // they were only listed

    const bench::results r = bench::collect(measured, p.model, sets, contenders);
    const std::string text = bench::tables(r, p, w.count());
    fmt::print("{}", text);
    if (o.save.empty()) return;
    write_file(o.save / "result.txt", text);
    if (std::isfinite(r.floor())) write_file(o.save / "chart.svg", bench::chart(r));
}

void run(const bench::options& o) {
    bench::keep_freed_memory();
    const std::vector<bench::instruction_set> sets = bench::instruction_sets();
    if (sets.empty()) throw std::runtime_error("this processor has no AVX2; zinfer is measured from x86-64-v3 on");
    const bench::problem& p = bench::carried_problem();
    const bench::workload w(p, o.inputs);
    const std::vector<bench::entrant> all =
        bench::entrants(p, sets, [&](std::string_view name) { return o.cold_start.empty() || name == o.cold_start; });
    if (o.cold_start.empty())
        measure(o, p, sets, all, w);
    else
        bench::print_cold_start(all, w, o.cold_start);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        bench::options o = bench::parse_options(argc, argv);
        if (!o.save.empty()) std::filesystem::create_directories(o.save);
        std::vector<char*> pointers(o.others.size());
        std::transform(o.others.begin(), o.others.end(), pointers.begin(), [](std::string& a) { return a.data(); });
        int count = static_cast<int>(pointers.size());
        benchmark::Initialize(&count, pointers.data());
        if (benchmark::ReportUnrecognizedArguments(count, pointers.data())) {
            fmt::print(stderr, "usage: {}", bench::usage);
            return 2;
        }
        run(o);
        return 0;
    } catch (const std::exception& e) {
        fmt::print(stderr, "zinfer_bench: {}\n", e.what());
        return 1;
    }
}
