// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "import/onnx/node_context.hpp"

namespace zgen::onnx {

/// How a convolution's kernel or a pooling window slides along one axis, as the attributes of Conv, MaxPool and
/// AveragePool give it.
struct window {
    enum class padding { given, valid, same_upper, same_lower };

    std::optional<std::size_t> size;  ///< kernel_shape
    std::size_t stride = 1;
    std::size_t dilation = 1;
    padding mode = padding::given;
    std::size_t pad_begin = 0;
    std::size_t pad_end = 0;
};

/// Reads kernel_shape, strides, dilations, auto_pad and pads.
/// Errors   onnx::problem for more than one axis, numbers below 1, negative pads, or pads beside an auto_pad
window read_window(node_context& node);

/// Settles auto_pad for an input of `length` positions: same_* pads so that every stride gives one output, the odd
/// sample at the end for same_upper.
void settle_padding(window& w, std::size_t extent, std::size_t length);

}  // namespace zgen::onnx
