// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "bench/contender.hpp"

/// Benchmarks of the whole network, one batch at a time.
namespace bench {

std::string network_name(const contender& c);

/// Counter: the direct floor at the rate of the L1-resident tile, measured before and after each repetition, as a part
/// of the time of a batch.
inline constexpr const char* of_tile_counter = "of_tile";

/// All arguments outlive the benchmarks. `repetitions` are those of batches of one; larger batches, which take as much
/// longer, have fewer.
void register_network(const std::vector<contender>& contenders, const model& m, const workload& w, int repetitions);

}  // namespace bench
