// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "bench/engine.hpp"
#include "bench/model.hpp"

namespace bench {

/// The loops of a textbook: one position, one filter, one accumulator, product and sum rounded separately. One input at
/// a time. `m` outlives the engine.
std::unique_ptr<engine> make_plain_loops(const model& m);

}  // namespace bench
