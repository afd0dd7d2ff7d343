// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/shape.hpp"

/// Layer configurations: structural values, usable as template arguments, shared by the runtime and zgen.
namespace zinfer {

/// 1-D convolution (cross-correlation), ONNX Conv-11 with one spatial axis.
struct conv1d_config {
    std::size_t channels = 0;     ///< input channels
    std::size_t filters = 0;      ///< output channels
    std::size_t kernel_size = 0;  ///< taps
    std::size_t stride = 1;
    std::size_t dilation = 1;
    std::size_t groups = 1;     ///< divides channels and filters
    std::size_t pad_begin = 0;  ///< zeros before the first position
    std::size_t pad_end = 0;    ///< zeros after the last position
    std::size_t tile = 0;       ///< outputs at a time of minimal filtering F(tile, kernel_size); 0: direct convolution

    /// Positions that one output sees, first to last.
    [[gnu::always_inline]] constexpr std::size_t extent() const noexcept { return (kernel_size - 1) * dilation + 1; }
    /// Products that a tile of minimal filtering takes, for each channel.
    [[gnu::always_inline]] constexpr std::size_t points() const noexcept { return tile + kernel_size - 1; }
    friend constexpr bool operator==(const conv1d_config&, const conv1d_config&) = default;
};

/// Max and average pooling, ONNX MaxPool-12 and AveragePool-11 with one spatial axis.
/// Padding never wins a maximum; an average counts it in the divisor only with count_padding.
struct pool1d_config {
    std::size_t size = 0;
    std::size_t stride = 1;
    std::size_t pad_begin = 0;
    std::size_t pad_end = 0;
    bool count_padding = false;  ///< average pooling only

    friend constexpr bool operator==(const pool1d_config&, const pool1d_config&) = default;
};

/// Fully connected layer, ONNX Gemm-13.
struct dense_config {
    std::size_t inputs = 0;
    std::size_t units = 0;

    friend constexpr bool operator==(const dense_config&, const dense_config&) = default;
};

/// y = scale * x + shift. `values` scales and shifts: one a channel, or one a feature (length * channels).
struct affine_config {
    std::size_t values = 0;

    friend constexpr bool operator==(const affine_config&, const affine_config&) = default;
};

/// Positions that a sliding window gives; 0 where it does not fit once.
[[gnu::always_inline]] constexpr std::size_t window_positions(std::size_t length, std::size_t extent,
                                                              std::size_t stride, std::size_t pad_begin,
                                                              std::size_t pad_end) noexcept {
    const std::size_t padded = length + pad_begin + pad_end;
    return padded < extent ? 0 : (padded - extent) / stride + 1;
}

}  // namespace zinfer
