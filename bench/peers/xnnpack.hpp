// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>

#include "bench/engine.hpp"
#include "bench/model.hpp"

namespace bench {

/// XNNPACK's operators, one after the other without a thread pool: convolution on images of height 1, its clamp as
/// relu, max pooling, fully connected. `m` need not outlive the engine.
///
/// Errors   std::runtime_error naming the operator that failed
std::unique_ptr<engine> make_xnnpack(const model& m, std::size_t batch);

}  // namespace bench
