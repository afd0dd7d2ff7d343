// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "bench/engine.hpp"
#include "bench/model.hpp"

namespace bench {

/// An engine for `batch` inputs that runs them `chunk` at a time, on one that `make` makes for as many: operator after
/// operator over a large batch, activations would leave the caches. `chunk` divides larger batches.
std::unique_ptr<engine> in_chunks(const model& m, std::size_t batch, std::size_t chunk,
                                  const std::function<std::unique_ptr<engine>(std::size_t batch)>& make);

}  // namespace bench
