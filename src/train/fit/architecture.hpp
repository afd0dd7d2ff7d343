// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

/// The sizes of the redshift network: convolutions, each followed by ReLU and maximum pooling over 2, then dense layers
/// with ReLU between them.
namespace ztrain {

/// What the convolutions take and give: the first takes channels[0] and gives channels[1].
inline constexpr std::array<std::size_t, 5> channels{1, 256, 256, 128, 64};
inline constexpr std::array<std::size_t, 4> taps{5, 5, 3, 2};

/// What the dense layers take and give; the first takes 9 positions of the last convolution's channels.
inline constexpr std::array<std::size_t, 6> units{576, 256, 256, 128, 64, 1};

inline constexpr std::size_t convolution_count = taps.size();
inline constexpr std::size_t dense_count = units.size() - 1;

}  // namespace ztrain
