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
            for (std::size_t v = 0; v < Vectors; ++v)
                value[v] =
                    pooled<Arch, G.pool, G.relu>([&]<std::size_t I>() noexcept { return sum[p * G.pool + I][v]; });
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
        vector sum[G.pool][Vectors];
        for (std::size_t i = 0; i < G.pool; ++i)
            edge_sum(sum[i], group_x, weights, base, input_begin, position * G.pool + i);
        vector value[Vectors];
#pragma GCC unroll 32
        for (std::size_t v = 0; v < Vectors; ++v)
            value[v] = pooled<Arch, G.pool, G.relu>([&]<std::size_t I>() noexcept { return sum[I][v]; });
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
        const auto out = [&](std::size_t position) noexcept {
            return y + filter + (position - range.first) * G.config.filters;
        };
        const auto edges = [&](std::size_t first, std::size_t last) noexcept {
            for (std::size_t p = first; p < last; ++p)
                edge_position(group_x, weights, base, range.input_begin, p, out(p));
        };
        const auto tiles = [&]<std::size_t Tile>(std::size_t first, std::size_t count) noexcept {
            for (std::size_t t = 0, p = first; t < count; ++t, p += Tile) {
                const std::size_t window = p * G.pool * G.config.stride - G.config.pad_begin - range.input_begin;
                interior_tile<Tile>(group_x + window * G.config.channels, weights, base, out(p));
            }
            return first + count * Tile;
        };

        edges(range.first, begin);
        if constexpr (requires { Range::constant; }) {
            constexpr tiling t = cut(
                within(Range::constant, G.interior_end()) - within(Range::constant, G.interior_begin()), LargestTile);
            const std::size_t rest = tiles.template operator()<t.tile>(begin, t.large);
            if constexpr (t.large < t.count) tiles.template operator()<t.tile - 1>(rest, t.count - t.large);
        } else {
            const std::size_t rest = tiles.template operator()<LargestTile>(begin, (end - begin) / LargestTile);
            tiles.template operator()<1>(rest, end - rest);
        }
        edges(end, range.last);
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
