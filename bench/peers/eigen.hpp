// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>

#include "bench/engine.hpp"
#include "bench/model.hpp"

namespace bench {

/// Eigen's matrix products. In a channels-last activation the windows of a convolution are the rows of a matrix whose
/// rows overlap, so that nothing is copied; of a batch, too, where the few windows that lie across two inputs are
/// computed and not used.
/// `m` outlives the engine.
std::unique_ptr<engine> make_eigen(const model& m, std::size_t batch);

}  // namespace bench
