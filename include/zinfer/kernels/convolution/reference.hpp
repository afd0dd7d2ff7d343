// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "zinfer/arch/scalar.hpp"
#include "zinfer/kernels/convolution/geometry.hpp"
#include "zinfer/kernels/packing.hpp"

namespace zinfer::kernels {

/// One convolution output: bias, then one fused multiply-add for each tap, and in it for each channel, in this order;
/// taps that fall on padding are skipped. This order is the contract that makes every instruction set give equal bits.
template <class Scalar>
constexpr float conv1d_output(const conv1d_geometry& g, const float* x, const std::uint64_t* weights,
                              std::size_t position, std::size_t filter) noexcept {
    const conv1d_packing packing{g.config};
    const std::size_t channels = g.config.channels / g.config.groups;
    const std::size_t first_channel = filter / (g.config.filters / g.config.groups) * channels;
    float sum = Scalar::load_words(weights, packing.bias(filter));
    for (std::size_t tap = 0; tap < g.config.kernel_size; ++tap) {
        const std::size_t padded = position * g.config.stride + tap * g.config.dilation;
        if (padded < g.config.pad_begin || padded - g.config.pad_begin >= g.length) continue;
        const float* row = x + (padded - g.config.pad_begin) * g.config.channels + first_channel;
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const float weight = Scalar::load_words(weights, packing.weight(filter, tap * channels + channel));
            sum = Scalar::fma(row[channel], weight, sum);
        }
    }
    return sum;
}

/// 1-D convolution with bias, then maximum over `pool` neighbours, then relu: what every other kernel must equal.
///
/// Shapes   x (g.length, channels), weights packed (kernels/packing.hpp), y (g.positions, filters)
/// Memory   no scratch; x and y do not overlap
/// Source   ONNX Conv-11, MaxPool-12, Relu-14
template <class Scalar = arch::scalar>
constexpr void conv1d_reference(const conv1d_geometry& g, const float* x, const std::uint64_t* weights,
                                float* y) noexcept {
    for (std::size_t position = 0; position < g.positions; ++position) {
        for (std::size_t filter = 0; filter < g.config.filters; ++filter) {
            float value = conv1d_output<Scalar>(g, x, weights, position * g.pool, filter);
            for (std::size_t i = 1; i < g.pool; ++i)
                value = Scalar::maximum(value, conv1d_output<Scalar>(g, x, weights, position * g.pool + i, filter));
            y[position * g.config.filters + filter] = g.relu ? Scalar::maximum(value, 0.0f) : value;
        }
    }
}

}  // namespace zinfer::kernels
