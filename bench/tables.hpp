// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "bench/problem.hpp"
#include "bench/results.hpp"

namespace bench {

/// Limits, the whole network by batch size, errors, and each stage, as text; what was not measured is a dash.
std::string tables(const results& r, const problem& p, std::size_t inputs);

}  // namespace bench
