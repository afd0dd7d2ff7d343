// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>

#include "bench/engine.hpp"
#include "bench/variants/variants.hpp"

namespace bench {

/// A batch of one through network::predict, others through network::predict_batch.
///
/// Errors   std::runtime_error from predict where the network refuses an input
std::unique_ptr<engine> make_zinfer(const zinfer_variant& variant, std::size_t batch);

}  // namespace bench
