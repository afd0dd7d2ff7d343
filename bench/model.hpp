// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "zinfer/core/config.hpp"
#include "zinfer/core/shape.hpp"

/// The network as the peers take it: what zinfer fuses into one pass is one stage, so that stages can be compared.
namespace bench {

/// y = scale * x + shift, one value per feature.
struct affine {
    std::vector<float> scale;
    std::vector<float> shift;
};

/// Convolution without padding, dilation or groups, relu, and the maximum over `pool` neighbours. A dense layer is one
/// of kernel size 1 on a single position.
struct convolution {
    zinfer::conv1d_config config;
    std::vector<float> kernel;  ///< (filters, kernel_size, channels)
    std::vector<float> bias;    ///< (filters)
    bool relu = false;
    std::size_t pool = 1;

    /// Values that one output sees.
    std::size_t depth() const { return config.kernel_size * config.channels; }
};

/// (length, channels) -> (1, length * channels): the same memory under another shape.
struct flatten {};

struct stage {
    std::string name;  ///< of its first layer
    zinfer::shape input;
    zinfer::shape output;
    std::variant<affine, convolution, flatten> op;

    /// Convolution outputs that the stage's output depends on: those that pooling drops are not counted.
    std::size_t positions() const;
    /// All convolution outputs, as libraries compute them.
    std::size_t all_positions() const;
    std::size_t multiply_adds() const;
};

struct model {
    std::vector<stage> stages;

    std::size_t input_size() const { return stages.front().input.size(); }
    std::size_t output_size() const { return stages.back().output.size(); }
    /// The largest activation, convolution outputs before pooling included.
    std::size_t largest_activation() const;
    /// The work that no direct convolution can go below.
    std::size_t multiply_adds() const;
};

}  // namespace bench
