// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>

#include "bench/engine.hpp"
#include "bench/model.hpp"

namespace bench {

/// oneDNN's forward inference primitives, one after the other on one thread: convolution and inner product with relu
/// as a post-operation, max pooling. The library chooses every memory layout but the network's input and output;
/// weights are brought into it once, here.
/// `m` need not outlive the engine.
///
/// Errors   dnnl::error
std::unique_ptr<engine> make_onednn(const model& m, std::size_t batch);

}  // namespace bench
