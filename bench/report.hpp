// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

#include "contender.hpp"

namespace bench {

/// Keeps what Google Benchmark measures, and prints it as tables in the end.
class report final : public benchmark::BenchmarkReporter {
 public:
    bool ReportContext(const Context& context) override;
    void ReportRuns(const std::vector<Run>& runs) override;

    /// Limits, the whole network, and each stage, to standard output; what was not measured is a dash. Nothing, where
    /// nothing was measured.
    void print(const model& m, const std::vector<instruction_set>& sets,
               const std::vector<contender>& contenders) const;

 private:
    /// One value a repetition.
    struct series {
        std::vector<double> seconds;
        std::map<std::string, std::vector<double>> counters;
    };

    const std::vector<double>& seconds(const std::string& benchmark) const;
    const std::vector<double>& counter(const std::string& benchmark, const std::string& name) const;

    void print_limits(const model& m, const std::vector<instruction_set>& sets) const;
    void print_network(const model& m, const std::vector<contender>& contenders) const;
    void print_layers(const model& m, const std::vector<contender>& contenders) const;

    std::map<std::string, series> measured_;
};

}  // namespace bench
