// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "generator/import/onnx/node_context.hpp"

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

/// The windows' attributes along all spatial axes.
class windows {
 public:
    /// Reads kernel_shape, strides, dilations, auto_pad and pads.
    /// Errors   onnx::problem for numbers below 1, negative pads, or pads beside an auto_pad
    explicit windows(node_context& node);

    /// What slides along spatial axis `place` of `count`.
    /// Errors   onnx::problem where an attribute has another number of values
    window along(std::size_t place, std::size_t count) const;

 private:
    std::optional<std::vector<std::size_t>> sizes_, strides_, dilations_, pads_;
    window::padding mode_ = window::padding::given;
};

/// The axis along which a window slides over (1, channels, spatial...): the one that is longer than 1, else the last.
/// Errors   onnx::problem for another rank, several samples, or more than one longer axis
std::size_t sliding_axis(const dims& extents);

/// Settles auto_pad for an input of `length` positions: same_* pads so that every stride gives one output, the odd
/// sample at the end for same_upper.
void settle_padding(window& w, std::size_t extent, std::size_t length);

/// Of a window of `taps` over an axis of one position: the tap that meets it.
/// Errors   onnx::problem where there is not one output, or no tap meets the position
std::size_t tap_on_unit_axis(window w, std::size_t taps);

}  // namespace zgen::onnx
