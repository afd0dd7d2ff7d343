// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "bench/variants/variants.hpp"

namespace bench {

/// What was compiled for one instruction set.
struct instruction_set {
    const zinfer_variant* direct;
    const zinfer_variant* automatic;
    const limit_loops* limits;
};

/// Those that this processor has, the widest last; on x86-64 none below x86-64-v3.
std::vector<instruction_set> instruction_sets();

}  // namespace bench
