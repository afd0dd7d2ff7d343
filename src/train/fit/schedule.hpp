// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "src/train/fit/recipe.hpp"

namespace ztrain {

/// The learning rate of step `step`, counted from 0, out of `steps` in all epochs.
double learning_rate_at(const recipe& r, std::size_t step, std::size_t steps);

}  // namespace ztrain
