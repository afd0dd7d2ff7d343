// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "graph/graph.hpp"

/// Random networks whose convolutions have every kernel size from 1 to 9, odd lengths, channels that fill no panel,
/// strides, dilations, groups, padding, pooling and residual blocks.
namespace assortment {

inline constexpr std::size_t size = 3;

/// Network `index`; the same one each time.
zgen::graph network(std::size_t index);

/// One random convolution, with pooling and relu behind some; the same one each time.
zgen::graph convolution(std::size_t index);

}  // namespace assortment
