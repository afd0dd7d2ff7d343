// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "bench/contender.hpp"

/// The time from having the weights in memory, as the file that was trained holds them, to the first result: weights
/// packed, buffers allocated, kernels generated, one inference. In a fresh process whose libraries are loaded.
namespace bench {

/// Prints the seconds that it takes the entrant of that name in this process, which has made none before.
///
/// Errors   std::runtime_error where there is no such entrant
void print_cold_start(const std::vector<entrant>& all, const workload& w, const std::string& name);

/// The median of three fresh processes of this program, in seconds; NaN where it could not be started.
double measured_cold_start(const std::string& name);

}  // namespace bench
