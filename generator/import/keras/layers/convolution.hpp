// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "generator/import/keras/layers/line.hpp"
#include "generator/import/keras/layers/window.hpp"

namespace zgen::keras {

/// What Conv1D, DepthwiseConv1D, SeparableConv1D and their 2-D forms have in common. Every list has a value an axis.
struct convolution {
    dims kernel_size;
    dims strides;
    dims dilation;
    padding_mode mode;
    bool use_bias;
    bool channels_first;
    step activate;
    bool turned = false;  ///< the taps are stored last one first

    /// Errors   keras::problem for settings that are not supported
    convolution(const layer_config& layer, std::size_t axes);

    /// The line that it slides along.
    line on(builder& network) const { return {network, kernel_size.size(), channels_first}; }

    /// The runtime's configuration.
    zinfer::conv1d_config config(const line& at, std::size_t filters, std::size_t groups) const;

    /// Weights number 0, of the extents (kernel_size..., block...), as (filters, values of a filter), where the block
    /// is (channels, filters) or (channels, multiplier), and the values are those of the taps along the line.
    std::vector<double> kernel(builder& network, const line& at, const dims& block, std::size_t filters) const;

    /// Ends the layer: its axes, and its activation.
    void finish(builder& network, line& at) const;

 private:
    std::vector<double> along(const line& at, const std::vector<double>& values) const;
};

}  // namespace zgen::keras
