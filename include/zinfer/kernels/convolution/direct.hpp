// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "zinfer/kernels/convolution/geometry.hpp"
#include "zinfer/kernels/convolution/reference.hpp"
#include "zinfer/kernels/convolution/register_tile.hpp"
#include "zinfer/kernels/packing.hpp"

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
    /// Taps whose channels lie behind each other in memory are walked as one run.
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
#pragma GCC unroll 8
            for (std::size_t i = 1; i < G.pool; ++i) {
#pragma GCC unroll 32
                for (std::size_t v = 0; v < Vectors; ++v)
                    sum[p * G.pool][v] = Arch::maximum(sum[p * G.pool][v], sum[p * G.pool + i][v]);
            }
            store_outputs<Arch, G.relu, Valid>(y + p * G.config.filters, sum[p * G.pool]);
        }
    }

    /// One convolution output anywhere, its window cut to the input; `group_x` at position 0 of the group's channels.
    static void edge_sum(vector (&sum)[Vectors], const float* group_x, const std::uint64_t* weights, std::size_t base,
                         std::size_t position) noexcept {
        load_row<Arch, panel_floats>(sum, weights, base);
        for (std::size_t tap = 0; tap < G.config.kernel_size; ++tap) {
            const std::size_t padded = position * G.config.stride + tap * G.config.dilation;
            if (padded < G.config.pad_begin || padded - G.config.pad_begin >= G.length) continue;
            const float* window = group_x + (padded - G.config.pad_begin) * G.config.channels;
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
                              std::size_t position, float* y) noexcept {
        vector value[Vectors];
        edge_sum(value, group_x, weights, base, position * G.pool);
        for (std::size_t i = 1; i < G.pool; ++i) {
            vector sum[Vectors];
            edge_sum(sum, group_x, weights, base, position * G.pool + i);
#pragma GCC unroll 32
            for (std::size_t v = 0; v < Vectors; ++v) value[v] = Arch::maximum(value[v], sum[v]);
        }
        store_outputs<Arch, G.relu, Valid>(y, value);
    }

    /// All positions of the block of filters that begins at `filter`.
    template <std::size_t LargestTile>
    static void all_positions(const float* x, const std::uint64_t* weights, std::size_t filter, float* y) noexcept {
        constexpr std::size_t begin = G.interior_begin();
        constexpr std::size_t end = G.interior_end();
        constexpr tiling tiles = cut(end - begin, LargestTile);
        const float* group_x = x + filter / (G.config.filters / G.config.groups) * channels;
        const std::size_t base = packing.bias(filter);
        float* const out = y + filter;
        const auto window = [group_x](std::size_t position) noexcept {
            return group_x + position * G.pool * position_stride - G.config.pad_begin * G.config.channels;
        };

        for (std::size_t p = 0; p < begin; ++p) edge_position(group_x, weights, base, p, out + p * G.config.filters);
        std::size_t position = begin;
        for (std::size_t t = 0; t < tiles.large; ++t, position += tiles.tile)
            interior_tile<tiles.tile>(window(position), weights, base, out + position * G.config.filters);
        if constexpr (tiles.large < tiles.count)
            for (std::size_t t = tiles.large; t < tiles.count; ++t, position += tiles.tile - 1)
                interior_tile<tiles.tile - 1>(window(position), weights, base, out + position * G.config.filters);
        for (std::size_t p = end; p < G.positions; ++p)
            edge_position(group_x, weights, base, p, out + p * G.config.filters);
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
template <class Arch, conv1d_geometry G, std::size_t Rows, std::size_t Vectors>
requires(conv1d_direct_applies(G.config)) inline void conv1d_direct(const float* x, const std::uint64_t* weights,
                                                                    float* y) noexcept {
    constexpr std::size_t tile = Rows / G.pool > 0 ? Rows / G.pool : 1;
    constexpr std::size_t in_group = G.config.groups == 1 ? Vectors : panel_width / Arch::lanes;
    constexpr std::size_t block = (in_group < Vectors ? in_group : Vectors) * Arch::lanes;
    constexpr std::size_t whole = G.config.filters - G.config.filters % block;
    constexpr std::size_t rest = G.config.filters % block;

    const auto each_sample = [&](auto filters, std::size_t first) noexcept {
        for (std::size_t s = 0; s < G.samples; ++s)
            filters.template all_positions<tile>(x + s * G.sample_stride, weights, first,
                                                 y + s * G.positions * G.config.filters);
    };
    for (std::size_t first = 0; first < whole; first += block)
        each_sample(detail::filter_block<Arch, G, block / Arch::lanes, block>{}, first);
    if constexpr (rest > 0)
        each_sample(detail::filter_block<Arch, G, (rest + Arch::lanes - 1) / Arch::lanes, rest>{}, whole);
}

}  // namespace zinfer::kernels
