// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>

#include "engine.hpp"
#include "model.hpp"

namespace bench {

/// OpenBLAS's matrix product. Its interface refuses rows that overlap, so the windows of a convolution are copied into
/// a matrix first. `m` outlives the engine.
std::unique_ptr<engine> make_openblas(const model& m, std::size_t batch);

}  // namespace bench
