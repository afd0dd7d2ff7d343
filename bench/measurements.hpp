// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace bench {

/// Keeps what Google Benchmark measures.
class measurements final : public benchmark::BenchmarkReporter {
 public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override;

    bool empty() const { return measured_.empty(); }

    /// One value a repetition; empty where there was none.
    const std::vector<double>& seconds(const std::string& benchmark) const;
    const std::vector<double>& counter(const std::string& benchmark, const std::string& name) const;

 private:
    struct series {
        std::vector<double> seconds;
        std::map<std::string, std::vector<double>> counters;
    };
    std::map<std::string, series> measured_;
};

}  // namespace bench
