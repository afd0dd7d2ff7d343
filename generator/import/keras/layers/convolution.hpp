// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "import/keras/attributes.hpp"
#include "import/keras/builder.hpp"
#include "import/keras/layers/window.hpp"

namespace zgen::keras {

/// What Conv1D, DepthwiseConv1D and SeparableConv1D have in common.
struct convolution {
    std::size_t kernel_size;
    std::size_t stride;
    std::size_t dilation;
    padding_mode mode;
    bool use_bias;
    bool relu;

    /// Errors   keras::problem for settings that are not supported
    explicit convolution(const attributes& config);

    /// The runtime's configuration on an input of shape `in` padded by `zeros` before.
    zinfer::conv1d_config on(shape in, builder::padding zeros, std::size_t filters, std::size_t groups) const;
};

}  // namespace zgen::keras
