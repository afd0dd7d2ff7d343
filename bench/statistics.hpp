// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <limits>
#include <vector>

/// How repetitions become a figure.
namespace bench {

/// The least of the values, and their median; NaN of none.
inline double minimum(const std::vector<double>& values) {
    return values.empty() ? std::numeric_limits<double>::quiet_NaN() : *std::min_element(values.begin(), values.end());
}
inline double maximum(const std::vector<double>& values) {
    return values.empty() ? std::numeric_limits<double>::quiet_NaN() : *std::max_element(values.begin(), values.end());
}
inline double median(std::vector<double> values) {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Adds the least of all repetitions to Google Benchmark's own statistics.
inline void repeated(benchmark::internal::Benchmark* b, int repetitions) {
    b->Repetitions(repetitions)->Unit(benchmark::kMicrosecond)->ComputeStatistics("min", minimum);
}

}  // namespace bench
