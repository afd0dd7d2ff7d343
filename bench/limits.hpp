// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "bench/instruction_set.hpp"

/// What the machine can do at most, found in the same run. Every rate is in multiply-adds a second.
namespace bench {

/// Names of the benchmarks, and of the counter that holds a rate.
std::string peak_name(const limit_loops& limits);
std::string tile_name(const limit_loops& limits);
inline constexpr const char* rate_counter = "multiply_adds_per_second";

void register_limits(const std::vector<instruction_set>& sets, int repetitions);

/// The rate of the tile now: a fraction of a millisecond of it, in processor time as Google Benchmark takes it.
double tile_rate(const limit_loops& limits);

}  // namespace bench
