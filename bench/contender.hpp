// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/engine.hpp"
#include "bench/instruction_set.hpp"
#include "bench/problem.hpp"
#include "bench/workload.hpp"

namespace bench {

/// A way to run the network that takes part, before it is made ready.
struct entrant {
    std::string name;  ///< as it stands in tables and benchmark names: "zinfer-avx512", "onednn"
    std::function<std::unique_ptr<bench::engine>(std::size_t batch)> make;
    const limit_loops* limits;      ///< of the instruction set that it uses
    bool takes_batches = true;      ///< otherwise only batches of 1
    std::string same_bits_as = {};  ///< the first entrant that it must equal bit for bit; empty where there is none

    bool is_zinfer() const { return name.starts_with("zinfer-"); }
};

/// zinfer for each instruction set, then the peers, which use the widest: all, or only those of which `wanted` says so.
/// Loads their libraries; peers whose library cannot be loaded are left out, with a message on standard error. `p`
/// outlives what the entrants make.
///
/// Errors   std::runtime_error where the baked headers are not of the problem's network
std::vector<entrant> entrants(const problem& p, const std::vector<instruction_set>& sets,
                              const std::function<bool(std::string_view name)>& wanted);

/// An entrant on batches of one size, and what is found out about it before it is timed.
struct contender {
    bench::entrant entrant;
    std::size_t batch;
    std::unique_ptr<bench::engine> engine;
    bench::errors errors = {};
    std::size_t allocations = 0;  ///< heap allocations of one batch
    double cold_start = 0;        ///< seconds (cold_start.hpp); NaN where it was not measured
};

/// The batches that are measured: 1, 16 and 256, or those of them that the workload has inputs for.
std::vector<std::size_t> batch_sizes(const workload& w);

/// All entrants on all of these batches. Each is run on the workload once; fills in what is known before timing.
///
/// Errors   std::runtime_error where outputs are not those of the float64 reference to workload::tolerance, or two
/// builds
///          of one zinfer header, or one of them with another batch, differ in a single bit
std::vector<contender> make_contenders(const std::vector<entrant>& all, const workload& w);

}  // namespace bench
