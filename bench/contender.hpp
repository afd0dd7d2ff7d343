// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "engine.hpp"
#include "instruction_set.hpp"
#include "model.hpp"
#include "workload.hpp"

namespace bench {

/// An engine, and what is found out about it before it is timed.
struct contender {
    std::unique_ptr<bench::engine> engine;
    const limit_loops* limits;    ///< of the instruction set that it uses
    double error = 0;             ///< workload::error_of
    std::size_t allocations = 0;  ///< heap allocations of one inference
};

/// zinfer for each instruction set, then the peers, which use the widest.
std::vector<contender> make_contenders(const model& m, const std::vector<instruction_set>& sets);

/// Runs each contender on the workload and fills in what is known before timing.
///
/// Errors   std::runtime_error where outputs are not those of the float64 reference to 1e-5 of the largest, or two
///          builds of zinfer differ in a single bit
void check(std::vector<contender>& contenders, const workload& w);

}  // namespace bench
