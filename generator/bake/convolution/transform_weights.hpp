// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "zinfer/core/config.hpp"

namespace zgen {

/// The weights of minimal filtering F(config.tile, config.kernel_size), in float64.
///
/// Shapes   kernel (filters, kernel_size, channels), result (filters, points, channels)
/// Source   zinfer/kernels/convolution/minimal_filter.hpp
std::vector<double> transform_weights(const zinfer::conv1d_config& config, std::span<const double> kernel);

}  // namespace zgen
