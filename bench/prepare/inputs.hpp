// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace bench {

/// Smooth positive curves in [0, 1], the same on every machine.
///
/// Shapes   result (count, size), row-major
std::vector<float> smooth_curves(std::size_t count, std::size_t size);

}  // namespace bench
