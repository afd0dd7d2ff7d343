// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "generator/graph/graph.hpp"

/// Random networks: the same ones each time.
namespace assortment {

/// Networks with convolutions, and networks with the other layers.
inline constexpr std::size_t convolutional = 3;
inline constexpr std::size_t size = convolutional + 2;

/// Network `index`. The convolutions of the first have every kernel size from 1 to 9, odd lengths, channels that fill
/// no panel, strides, dilations, groups, padding, pooling and residual blocks; the others have every activation,
/// padding, normalization, reordering and softmax.
zgen::graph network(std::size_t index);

/// One random convolution, with pooling and relu behind some.
zgen::graph convolution(std::size_t index);

}  // namespace assortment
