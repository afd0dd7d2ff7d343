// SPDX-License-Identifier: Apache-2.0
#include "report.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <iostream>

#include "layers.hpp"
#include "limits.hpp"
#include "network.hpp"
#include "statistics.hpp"

namespace bench {

namespace {

const std::vector<double> nothing;

/// Right-aligned in a column of its own.
std::string cell(double value, int decimals, int width = 10) {
    return std::isnan(value) ? fmt::format("{:>{}}", "-", width) : fmt::format("{:{}.{}f}", value, width, decimals);
}

}  // namespace

bool report::ReportContext(const Context& context) {
    PrintBasicContext(&std::cout, context);
    std::cout.flush();
    return true;
}

void report::ReportRuns(const std::vector<Run>& runs) {
    for (const Run& run : runs) {
        if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
        series& s = measured_[run.run_name.function_name];
        s.seconds.push_back(run.cpu_accumulated_time / static_cast<double>(run.iterations));
        for (const auto& [name, value] : run.counters) s.counters[name].push_back(value.value);
    }
}

const std::vector<double>& report::seconds(const std::string& benchmark) const {
    const auto found = measured_.find(benchmark);
    return found == measured_.end() ? nothing : found->second.seconds;
}

const std::vector<double>& report::counter(const std::string& benchmark, const std::string& name) const {
    const auto found = measured_.find(benchmark);
    if (found == measured_.end()) return nothing;
    const auto values = found->second.counters.find(name);
    return values == found->second.counters.end() ? nothing : values->second;
}

void report::print(const model& m, const std::vector<instruction_set>& sets,
                   const std::vector<contender>& contenders) const {
    if (measured_.empty()) return;
    print_limits(m, sets);
    print_network(m, contenders);
    print_layers(m, contenders);
}

void report::print_limits(const model& m, const std::vector<instruction_set>& sets) const {
    fmt::print("\nlimits, 10^9 multiply-adds a second; floor: {:.1f} million of them, us\n\n",
               static_cast<double>(m.multiply_adds()) * 1e-6);
    fmt::print("{:16}{:>10}{:>10}{:>10}{:>10}{:>10}\n", "", "peak", "median", "L1 tile", "median", "floor");
    for (const instruction_set& set : sets) {
        const auto& peak = counter(peak_name(*set.limits), rate_counter);
        const auto& tile = counter(tile_name(*set.limits), rate_counter);
        fmt::print("{:16}{}{}{}{}{}\n", set.limits->name, cell(maximum(peak) * 1e-9, 1), cell(median(peak) * 1e-9, 1),
                   cell(maximum(tile) * 1e-9, 1), cell(median(tile) * 1e-9, 1),
                   cell(static_cast<double>(m.multiply_adds()) / maximum(peak) * 1e6, 1));
    }
}

void report::print_network(const model& m, const std::vector<contender>& contenders) const {
    const double onednn = minimum(seconds("network/onednn"));
    fmt::print("\nwhole network, one inference, us\n\n");
    fmt::print("{:16}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>12}\n", "", "min", "median", "of floor", "of tile",
               "x oneDNN", "heap", "error");
    for (const contender& c : contenders) {
        const auto& times = seconds(network_name(c));
        const double floor =
            static_cast<double>(m.multiply_adds()) / maximum(counter(peak_name(*c.limits), rate_counter));
        fmt::print("{:16}{}{}{}{}{}{:>10}{:>12.1e}\n", c.engine->name(), cell(minimum(times) * 1e6, 1),
                   cell(median(times) * 1e6, 1), cell(floor / minimum(times), 3),
                   cell(median(counter(network_name(c), of_tile_counter)), 3), cell(onednn / minimum(times), 2),
                   c.allocations, c.error);
    }
}

void report::print_layers(const model& m, const std::vector<contender>& contenders) const {
    fmt::print("\neach stage within an inference, min us (part of its floor)\n\n{:16}", "");
    for (const contender& c : contenders) fmt::print("{:>18}", c.engine->name());
    fmt::print("\n");
    for (const stage& s : m.stages) {
        if (s.multiply_adds() == 0) continue;
        fmt::print("{:16}", s.name);
        for (const contender& c : contenders) {
            const double least = minimum(counter(layers_name(c), s.name));
            const double floor =
                static_cast<double>(s.multiply_adds()) / maximum(counter(peak_name(*c.limits), rate_counter));
            const std::string part = std::isnan(floor / least) ? "" : fmt::format("({:.2f})", floor / least);
            fmt::print("{}{:>8}", cell(least * 1e6, 2), part);
        }
        fmt::print("\n");
    }
}

}  // namespace bench
