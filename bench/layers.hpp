// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "bench/contender.hpp"

/// Benchmarks of each stage: a layer with the relu and pooling that zinfer computes in the same pass.
///
/// Stages are not run alone: whole inferences are, and the clock is read between stages. Alone, over and over, a
/// stage would find its weights in the nearest cache, where in an inference the other stages' weights have driven them
/// out; what is reported is what the stage takes in an inference.
namespace bench {

std::string layers_name(const contender& c);

/// Whether it runs stage after stage, on one input.
bool has_layers(const contender& c);

/// All arguments outlive the benchmarks. Each benchmark has a counter named after each stage: seconds an inference.
void register_layers(const std::vector<contender>& contenders, const model& m, const workload& w, int repetitions);

}  // namespace bench
