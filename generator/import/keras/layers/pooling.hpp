// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "generator/import/keras/layers/line.hpp"
#include "generator/import/keras/layers/window.hpp"

namespace zgen::keras {

/// What the max and average poolings have in common. Every list has a value an axis.
struct pooling {
    dims size;
    dims strides;
    padding_mode mode;
    bool channels_first;

    /// Errors   keras::problem for settings that are not supported
    pooling(const attributes& config, std::size_t axes);

    /// The line that it slides along.
    line on(builder& network) const { return {network, size.size(), channels_first}; }

    /// The runtime's configuration. Averages do not count padding.
    zinfer::pool1d_config config(const line& at) const;
};

}  // namespace zgen::keras
