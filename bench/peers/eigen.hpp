// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "engine.hpp"
#include "model.hpp"

namespace bench {

/// Eigen's matrix products. In a channels-last activation the windows of a convolution are the rows of a matrix whose
/// rows overlap, so that a convolution is one product and nothing is copied; bias, relu and pooling follow in one pass.
/// `m` outlives the engine.
std::unique_ptr<engine> make_eigen(const model& m);

}  // namespace bench
