// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "zinfer/arch/scalar.hpp"
#include "zinfer/kernels/arithmetic.hpp"
#include "zinfer/kernels/convolution/geometry.hpp"
#include "zinfer/kernels/convolution/minimal_filter.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/kernels/position_range.hpp"

namespace zinfer::kernels {

/// One convolution output: bias, then one fused multiply-add for each tap, and in it for each channel, in this order;
/// taps that fall on padding are skipped. This order is the contract that makes every instruction set give equal bits.
/// x begins at input position `input_begin`.
template <class Scalar>
constexpr float conv1d_output(const conv1d_geometry& g, const float* x, const std::uint64_t* weights,
                              std::size_t input_begin, std::size_t position, std::size_t filter) noexcept {
    const conv1d_packing packing{g.config};
    const std::size_t channels = g.config.channels / g.config.groups;
    const std::size_t first_channel = filter / (g.config.filters / g.config.groups) * channels;
    float sum = Scalar::load_words(weights, packing.bias(filter));
    for (std::size_t tap = 0; tap < g.config.kernel_size; ++tap) {
        const std::size_t padded = position * g.config.stride + tap * g.config.dilation;
        if (padded < g.config.pad_begin || padded - g.config.pad_begin >= g.cropped) continue;
        const float* row = x + (padded - g.config.pad_begin - input_begin) * g.config.channels + first_channel;
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const float weight = Scalar::load_words(weights, packing.weight(filter, tap * channels + channel));
            sum = Scalar::fma(row[channel], weight, sum);
        }
    }
    return sum;
}

namespace detail {

/// The largest of output(0) ... output(pool - 1), with relu at least 0; NaN where one of them is not finite and there
/// is something behind the convolution.
template <class Scalar, class Output>
constexpr float pooled(std::size_t pool, bool relu, Output output) noexcept {
    float largest = output(0);
    if (pool == 1 && !relu) return largest;
    float trace = overflow_trace<Scalar>(largest);
    for (std::size_t i = 1; i < pool; ++i) {
        const float value = output(i);
        largest = Scalar::larger(largest, value);
        trace = overflow_trace<Scalar>(trace, value);
    }
    return relu ? Scalar::larger(largest, trace) : traced<Scalar>(largest, trace);
}

}  // namespace detail

/// 1-D convolution with bias, then maximum over `pool` neighbours, then relu: what every other kernel must equal. A
/// convolution output that is not finite makes its pooled output NaN.
///
/// Shapes   x: what the range needs of (g.cropped, channels), weights packed (kernels/packing.hpp),
///          y (range.count(), filters)
/// Memory   no scratch; x and y do not overlap
/// Source   ONNX Conv-11, MaxPool-12, Relu-14
template <class Scalar = arch::scalar>
constexpr void conv1d_reference(const conv1d_geometry& g, position_range range, const float* x,
                                const std::uint64_t* weights, float* y) noexcept {
    for (std::size_t position = range.first; position < range.last; ++position, y += g.config.filters) {
        for (std::size_t filter = 0; filter < g.config.filters; ++filter) {
            y[filter] = detail::pooled<Scalar>(g.pool, g.relu, [&](std::size_t i) noexcept {
                return conv1d_output<Scalar>(g, x, weights, range.input_begin, position * g.pool + i, filter);
            });
        }
    }
}

/// The same convolution by minimal filtering, F(g.config.tile, g.config.kernel_size): what every other kernel of that
/// algorithm must equal. For each tile and channel the transformed inputs; for each tile, filter and point their sum of
/// products over the channels; from these the outputs. A pair of points +a, -a shares its sums over the even and over
/// the odd coefficients.
///
/// Shapes   as conv1d_reference of all positions; weights as minimal_filter.hpp's G transforms them
/// Memory   transformed (g.transformed_floats()), for the transformed inputs; does not overlap x or y
/// Source   minimal_filter.hpp
template <class Scalar = arch::scalar>
constexpr void conv1d_minimal_filtering_reference(const conv1d_geometry& g, const float* x,
                                                  const std::uint64_t* weights, float* transformed, float* y) noexcept {
    const minimal_filter f = make_minimal_filter(g.config.tile, g.config.kernel_size);
    const conv1d_packing packing{g.config};
    const std::size_t points = f.points();
    const auto at = [&](std::size_t point, std::size_t tile) { return (point * g.tiles() + tile) * g.tile_stride(); };

    for (std::size_t tile = 0; tile < g.tiles(); ++tile)
        for (std::size_t channel = 0; channel < g.config.channels; ++channel) {
            float even[max_filter_points] = {};
            float odd[max_filter_points] = {};
            for (std::size_t point = 0; point < points; ++point)
                for (std::size_t j = 0; j < points; ++j) {
                    const std::size_t padded = tile * g.config.tile + j;
                    const bool present = padded >= g.config.pad_begin && padded - g.config.pad_begin < g.cropped;
                    const float d = present ? x[(padded - g.config.pad_begin) * g.config.channels + channel] : 0.0f;
                    float& sum = j % 2 == 0 ? even[point] : odd[point];
                    if (f.input[point][j] != 0) sum = Scalar::fma(f.input[point][j], d, sum);
                }
            transformed[at(0, tile) + channel] = even[0];
            for (std::size_t plus = 1; plus < 2 * f.pairs(); plus += 2) {
                transformed[at(plus, tile) + channel] = Scalar::add(even[plus], odd[plus]);
                transformed[at(plus + 1, tile) + channel] = Scalar::sub(even[plus], odd[plus]);
            }
            if (f.has_infinity()) transformed[at(points - 1, tile) + channel] = odd[points - 1];
        }

    for (std::size_t filter = 0; filter < g.config.filters; ++filter)
        for (std::size_t tile = 0; tile < g.tiles(); ++tile) {
            float product[max_filter_points] = {};
            for (std::size_t point = 0; point < points; ++point)
                for (std::size_t channel = 0; channel < g.config.channels; ++channel)
                    product[point] = Scalar::fma(
                        transformed[at(point, tile) + channel],
                        Scalar::load_words(weights, packing.weight(filter, point * g.config.channels + channel)),
                        product[point]);

            float output[max_filter_tile] = {};
            for (std::size_t k = 0; k < f.outputs; ++k) {
                output[k] = Scalar::load_words(weights, packing.bias(filter));
                if (k == 0) output[k] = Scalar::fma(f.output[k][0], product[0], output[k]);
                for (std::size_t plus = 1; plus < 2 * f.pairs(); plus += 2) {
                    const float both = k % 2 == 0 ? Scalar::add(product[plus], product[plus + 1])
                                                  : Scalar::sub(product[plus], product[plus + 1]);
                    output[k] = Scalar::fma(f.output[k][plus], both, output[k]);
                }
                if (f.has_infinity() && k + 1 == f.outputs)
                    output[k] = Scalar::fma(f.output[k][points - 1], product[points - 1], output[k]);
            }

            for (std::size_t k = 0; k < f.outputs; k += g.pool) {
                const std::size_t position = (tile * f.outputs + k) / g.pool;
                if (position >= g.positions) break;
                y[position * g.config.filters + filter] =
                    detail::pooled<Scalar>(g.pool, g.relu, [&](std::size_t i) noexcept { return output[k + i]; });
            }
        }
}

}  // namespace zinfer::kernels
