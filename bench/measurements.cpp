// SPDX-License-Identifier: Apache-2.0
#include "bench/measurements.hpp"

namespace bench {

namespace {

const std::vector<double> nothing;

}  // namespace

void measurements::ReportRuns(const std::vector<Run>& runs) {
    for (const Run& run : runs) {
        if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
        series& s = measured_[run.run_name.function_name];
        s.seconds.push_back(run.cpu_accumulated_time / static_cast<double>(run.iterations));
        for (const auto& [name, value] : run.counters) s.counters[name].push_back(value.value);
    }
}

const std::vector<double>& measurements::seconds(const std::string& benchmark) const {
    const auto found = measured_.find(benchmark);
    return found == measured_.end() ? nothing : found->second.seconds;
}

const std::vector<double>& measurements::counter(const std::string& benchmark, const std::string& name) const {
    const auto found = measured_.find(benchmark);
    if (found == measured_.end()) return nothing;
    const auto values = found->second.counters.find(name);
    return values == found->second.counters.end() ? nothing : values->second;
}

}  // namespace bench
