// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>

#include "bench/engine.hpp"
#include "bench/model.hpp"

namespace bench {

/// Loads the library, which make_openblas would do otherwise.
///
/// Errors   std::runtime_error saying why it cannot be loaded
void load_openblas();

/// OpenBLAS's matrix product. Its interface refuses rows that overlap, so the windows of a convolution are copied into
/// a matrix first. `m` outlives the engine.
///
/// Errors   std::runtime_error as load_openblas
std::unique_ptr<engine> make_openblas(const model& m, std::size_t batch);

}  // namespace bench
