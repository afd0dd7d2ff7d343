// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "zinfer/kernels/convolution/geometry.hpp"
#include "zinfer/kernels/convolution/reference.hpp"
#include "zinfer/kernels/convolution/register_tile.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/kernels/position_range.hpp"

/// Direct 1-D convolution on vector primitives.
///
/// A block of filters is held in registers for a tile of positions; the rows of the packed weights and the window of
/// the channels-last input are both walked in memory order. Pooling and relu happen in registers.
namespace zinfer::kernels {

namespace detail {

/// A block of `Vectors` vectors of filters, beginning at run-time `filter`; `Valid` of its values are stored.
template <class Arch, conv1d_geometry G, std::size_t Vectors, std::size_t Valid>
struct filter_block {
    using vector = typename Arch::vector;
    static constexpr conv1d_packing packing{G.config};
    static constexpr std::size_t channels = G.config.channels / G.config.groups;
    /// Taps whose channels are contiguous in memory are walked as one run.
    static constexpr bool one_run = G.config.dilation == 1 && G.config.groups == 1;
    static constexpr std::size_t run = one_run ? G.config.kernel_size * channels : channels;
    static constexpr std::size_t position_stride = G.config.stride * G.config.channels;

    static constexpr std::size_t panel_floats = packing.panel_floats();

    /// `Pooled` output positions whose windows lie within the input; x at the window of the first.
    template <std::size_t Pooled>
    [[gnu::noinline]] static void interior_tile(const float* x, const std::uint64_t* weights, std::size_t base,
                                                float* y) noexcept {
        constexpr std::size_t rows = Pooled * G.pool;
        vector sum[rows][Vectors];
#pragma GCC unroll 32
        for (std::size_t p = 0; p < rows; ++p) load_row<Arch, panel_floats>(sum[p], weights, base);
        std::size_t row = base + panel_width;
        for (std::size_t tap = 0; tap < (one_run ? 1 : G.config.kernel_size); ++tap) {
            const float* window = x + tap * G.config.dilation * G.config.channels;
            multiply_accumulate<Arch, position_stride, panel_floats>(sum, window, weights, row, run);
            row += run * panel_width;
        }
#pragma GCC unroll 32
        for (std::size_t p = 0; p < Pooled; ++p) {
            vector value[Vectors];
#pragma GCC unroll 32
            for (std::size_t v = 0; v < Vectors; ++v) {
                vector outputs[G.pool];
#pragma GCC unroll 8
                for (std::size_t i = 0; i < G.pool; ++i) outputs[i] = sum[p * G.pool + i][v];
                value[v] = pooled<Arch, G.relu>(outputs);
            }
            store_outputs<Arch, Valid>(y + p * G.config.filters, value);
        }
    }

    /// One convolution output anywhere, its window cut to the input; `group_x` at position `input_begin` of the group's
    /// channels.
    static void edge_sum(vector (&sum)[Vectors], const float* group_x, const std::uint64_t* weights, std::size_t base,
                         std::size_t input_begin, std::size_t position) noexcept {
        load_row<Arch, panel_floats>(sum, weights, base);
        for (std::size_t tap = 0; tap < G.config.kernel_size; ++tap) {
            const std::size_t padded = position * G.config.stride + tap * G.config.dilation;
            if (padded < G.config.pad_begin || padded - G.config.pad_begin >= G.cropped) continue;
            const float* window = group_x + (padded - G.config.pad_begin - input_begin) * G.config.channels;
            for (std::size_t k = 0; k < channels; ++k) {
                const vector input = Arch::broadcast(window[k]);
                const std::size_t row = base + (tap * channels + k + 1) * panel_width;
                vector weight[Vectors];
                load_row<Arch, panel_floats>(weight, weights, row);
#pragma GCC unroll 32
                for (std::size_t v = 0; v < Vectors; ++v) sum[v] = Arch::fma(input, weight[v], sum[v]);
            }
        }
    }

    /// One output position anywhere: the pooled edge_sum.
    static void edge_position(const float* group_x, const std::uint64_t* weights, std::size_t base,
                              std::size_t input_begin, std::size_t position, float* y) noexcept {
        vector sum[Vectors][G.pool];
        for (std::size_t i = 0; i < G.pool; ++i) {
            vector output[Vectors];
            edge_sum(output, group_x, weights, base, input_begin, position * G.pool + i);
#pragma GCC unroll 32
            for (std::size_t v = 0; v < Vectors; ++v) sum[v][i] = output[v];
        }
        vector value[Vectors];
#pragma GCC unroll 32
        for (std::size_t v = 0; v < Vectors; ++v) value[v] = pooled<Arch, G.relu>(sum[v]);
        store_outputs<Arch, Valid>(y, value);
    }

    /// The output positions of the range for the block of filters that begins at `filter`. Range is position_range or
    /// a constant_range.
    template <std::size_t LargestTile, class Range>
    static void positions(Range chosen, const float* x, const std::uint64_t* weights, std::size_t filter,
                          float* y) noexcept {
        const position_range range = chosen;
        const std::size_t begin = within(range, G.interior_begin());
        const std::size_t end = within(range, G.interior_end());
        const float* group_x = x + filter / (G.config.filters / G.config.groups) * channels;
        const std::size_t base = packing.bias(filter);
        const auto window = [&](std::size_t p) noexcept {
            return group_x +
                   (p * G.pool * G.config.stride - G.config.pad_begin - range.input_begin) * G.config.channels;
        };

        const auto out = [&](std::size_t p) noexcept { return y + filter + (p - range.first) * G.config.filters; };

        for (std::size_t p = range.first; p < begin; ++p)
            edge_position(group_x, weights, base, range.input_begin, p, out(p));
        std::size_t position = begin;
        if constexpr (requires { Range::constant; }) {
            constexpr tiling tiles = cut(
                within(Range::constant, G.interior_end()) - within(Range::constant, G.interior_begin()), LargestTile);
            for (std::size_t t = 0; t < tiles.large; ++t, position += tiles.tile)
                interior_tile<tiles.tile>(window(position), weights, base, out(position));
            if constexpr (tiles.large < tiles.count)
                for (; position < end; position += tiles.tile - 1)
                    interior_tile<tiles.tile - 1>(window(position), weights, base, out(position));
        } else {
            for (; position + LargestTile <= end; position += LargestTile)
                interior_tile<LargestTile>(window(position), weights, base, out(position));
            for (; position < end; ++position) interior_tile<1>(window(position), weights, base, out(position));
        }
        for (std::size_t p = end; p < range.last; ++p)
            edge_position(group_x, weights, base, range.input_begin, p, out(p));
    }

 private:
    /// The position, or the end of the range that it lies beyond.
    static constexpr std::size_t within(position_range range, std::size_t position) noexcept {
        if (position < range.first) return range.first;
        return position < range.last ? position : range.last;
    }
};

}  // namespace detail

/// Whether conv1d_direct vectorizes this convolution: every group's filters fill whole panels. Others take the
/// reference.
constexpr bool conv1d_direct_applies(const conv1d_config& config) noexcept {
    return config.groups == 1 || config.filters / config.groups % panel_width == 0;
}

/// As conv1d_reference on each sample, with equal bits; see there. `Vectors` vectors of filters at a time, tiles of
/// about `Rows` convolution outputs.
template <class Arch, conv1d_geometry G, std::size_t Rows, std::size_t Vectors, class Range>
requires(conv1d_direct_applies(G.config)) inline void conv1d_direct(Range range, const float* x,
                                                                    const std::uint64_t* weights, float* y) noexcept {
    constexpr std::size_t tile = Rows / G.pool > 0 ? Rows / G.pool : 1;
    constexpr std::size_t in_group = G.config.groups == 1 ? Vectors : panel_width / Arch::lanes;
    constexpr std::size_t block = (in_group < Vectors ? in_group : Vectors) * Arch::lanes;
    constexpr std::size_t whole = G.config.filters - G.config.filters % block;
    constexpr std::size_t rest = G.config.filters % block;

    const auto each_sample = [&](auto filters, std::size_t first) noexcept {
        for (std::size_t s = 0; s < G.samples; ++s)
            filters.template positions<tile>(range, x + s * G.sample_stride, weights, first,
                                             y + s * position_range(range).count() * G.config.filters);
    };
    for (std::size_t first = 0; first < whole; first += block)
        each_sample(detail::filter_block<Arch, G, block / Arch::lanes, block>{}, first);
    if constexpr (rest > 0)
        each_sample(detail::filter_block<Arch, G, (rest + Arch::lanes - 1) / Arch::lanes, rest>{}, whole);
}

}  // namespace zinfer::kernels
