// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace bench {

/// Smooth positive curves in [0, 1], the same on every machine.
///
/// Shapes   result (count, size), row-major
std::vector<float> smooth_curves(std::size_t count, std::size_t size);

/// Appends means of two rows, chosen by chance but the same on every machine, until there are `count` rows: few
/// measured inputs become many that are like them.
///
/// Shapes   inputs (rows, size), row-major, at least one row
void append_means(std::vector<float>& inputs, std::size_t size, std::size_t count);

}  // namespace bench
