// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace zinfer {

/// Shape of one activation: `length` positions of `channels` values each.
///
/// Memory   channels-last: element (position, channel) lies at position * channels + channel
/// Note     a flat vector of n values has length 1 and n channels
struct shape {
    std::size_t length = 0;
    std::size_t channels = 0;

    constexpr std::size_t size() const noexcept { return length * channels; }
    friend constexpr bool operator==(const shape&, const shape&) = default;
};

/// The order in which an activation of (length, channels) becomes a flat vector.
/// channels_last is Keras's order and the memory order; channels_first is ONNX's.
enum class axis_order : unsigned char { channels_last, channels_first };

}  // namespace zinfer
