// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "zinfer/kernels/convolution/geometry.hpp"
#include "zinfer/kernels/convolution/minimal_filter.hpp"
#include "zinfer/kernels/convolution/register_tile.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/kernels/unrolled.hpp"

/// 1-D convolution by minimal filtering on vector primitives, in three steps: the inputs of each tile are transformed;
/// for each point, one matrix product over the channels, in the register tile of the direct convolution; the products
/// of each tile are transformed into outputs, with bias, pooling and relu.
namespace zinfer::kernels {

namespace detail {

/// Transformed inputs, [point][sample][tile][channel], what lies outside the input being zero.
template <class Arch, conv1d_geometry G>
struct input_transform {
    static constexpr minimal_filter filter = make_minimal_filter(G.config.tile, G.config.kernel_size);
    static constexpr std::size_t points = G.config.points();
    static constexpr std::size_t tiles = G.tiles();
    static constexpr std::size_t tile_stride = G.tile_stride();
    static constexpr std::size_t point_stride = G.samples * tiles * tile_stride;

    /// The sum over the coefficients First, First + 2, ... of one row of B^T.
    template <class Lanes, std::size_t Row, std::size_t First>
    [[gnu::always_inline]] static typename Lanes::vector sum(const typename Lanes::vector (&d)[points]) noexcept {
        typename Lanes::vector total = Lanes::broadcast(0.0f);
        unrolled<(points - First + 1) / 2>([&]<std::size_t I>() noexcept {
            constexpr float coefficient = filter.input[Row][2 * I + First];
            if constexpr (coefficient != 0) total = Lanes::fma(Lanes::broadcast(coefficient), d[2 * I + First], total);
        });
        return total;
    }

    /// All points of a tile for one vector of channels; x at channel `c` of the sample, v at the tile and channel.
    template <class Lanes, bool Interior>
    [[gnu::always_inline]] static void channels(const float* x, std::size_t tile, float* v) noexcept {
        typename Lanes::vector d[points];
#pragma GCC unroll 16
        for (std::size_t j = 0; j < points; ++j) {
            const std::size_t padded = tile * G.config.tile + j;
            if (Interior || (padded >= G.config.pad_begin && padded - G.config.pad_begin < G.cropped))
                d[j] = Lanes::load(x + (padded - G.config.pad_begin) * G.config.channels);
            else
                d[j] = Lanes::broadcast(0.0f);
        }
        Lanes::store(v, sum<Lanes, 0, 0>(d));
        unrolled<filter.pairs()>([&]<std::size_t I>() noexcept {
            constexpr std::size_t plus = 2 * I + 1;
            const typename Lanes::vector even = sum<Lanes, plus, 0>(d);
            const typename Lanes::vector odd = sum<Lanes, plus, 1>(d);
            Lanes::store(v + plus * point_stride, Lanes::add(even, odd));
            Lanes::store(v + (plus + 1) * point_stride, Lanes::sub(even, odd));
        });
        if constexpr (filter.has_infinity())
            Lanes::store(v + (points - 1) * point_stride, sum<Lanes, points - 1, 1>(d));
    }

    template <bool Interior>
    [[gnu::noinline]] static void one_tile(const float* x, std::size_t tile, float* v) noexcept {
        constexpr std::size_t whole = G.config.channels - G.config.channels % Arch::lanes;
        for (std::size_t c = 0; c < whole; c += Arch::lanes) channels<Arch, Interior>(x + c, tile, v + c);
        for (std::size_t c = whole; c < G.config.channels; ++c)
            channels<typename Arch::tail, Interior>(x + c, tile, v + c);
    }

    static void all_tiles(const float* x, float* transformed) noexcept {
        for (std::size_t s = 0; s < G.samples; ++s)
            for (std::size_t t = 0; t < tiles; ++t) {
                const std::size_t first = t * G.config.tile;
                float* v = transformed + (s * tiles + t) * tile_stride;
                if (first >= G.config.pad_begin && first - G.config.pad_begin + points <= G.cropped)
                    one_tile<true>(x + s * G.sample_stride, t, v);
                else
                    one_tile<false>(x + s * G.sample_stride, t, v);
            }
    }
};

/// A block of `Vectors` vectors of filters, beginning at run-time `filter`; `Valid` of its values are stored.
template <class Arch, conv1d_geometry G, std::size_t Vectors, std::size_t Valid>
struct product_block {
    using vector = typename Arch::vector;
    static constexpr minimal_filter filter = make_minimal_filter(G.config.tile, G.config.kernel_size);
    static constexpr conv1d_packing packing{G.config};
    static constexpr std::size_t panel_floats = packing.panel_floats();
    static constexpr std::size_t points = G.config.points();
    static constexpr std::size_t tiles = G.tiles();
    static constexpr std::size_t tile_stride = G.tile_stride();
    static constexpr std::size_t rows = G.samples * tiles;
    static constexpr std::size_t width = Vectors * Arch::lanes;
    static_assert(width <= max_filter_block);

    /// `Rows` products of one point.
    template <std::size_t Rows>
    [[gnu::noinline]] static void product_tile(const float* transformed, const std::uint64_t* weights, std::size_t row,
                                               float* products) noexcept {
        vector sum[Rows][Vectors];
#pragma GCC unroll 32
        for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 32
            for (std::size_t v = 0; v < Vectors; ++v) sum[r][v] = Arch::broadcast(0.0f);
        multiply_accumulate<Arch, tile_stride, panel_floats>(sum, transformed, weights, row, G.config.channels);
#pragma GCC unroll 32
        for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 32
            for (std::size_t v = 0; v < Vectors; ++v) Arch::store(products + r * width + v * Arch::lanes, sum[r][v]);
    }

    /// All products, [point][sample][tile][filter of the block].
    template <std::size_t LargestTile>
    static void multiply(const float* transformed, const std::uint64_t* weights, std::size_t first_filter,
                         float* products) noexcept {
        constexpr tiling parts = cut(rows, LargestTile);
        std::size_t row = packing.weight(first_filter, 0);
        for (std::size_t p = 0; p < points; ++p, row += G.config.channels * panel_width) {
            for (std::size_t t = 0; t < parts.large; ++t) {
                product_tile<parts.tile>(transformed, weights, row, products);
                transformed += parts.tile * tile_stride;
                products += parts.tile * width;
            }
            if constexpr (parts.large < parts.count)
                for (std::size_t t = parts.large; t < parts.count; ++t) {
                    product_tile<parts.tile - 1>(transformed, weights, row, products);
                    transformed += (parts.tile - 1) * tile_stride;
                    products += (parts.tile - 1) * width;
                }
        }
    }

    /// What the outputs of one tile are made of: the products of point 0 and infinity, of the pairs' sums and
    /// differences.
    struct tile_products {
        vector zero;
        vector infinity;
        vector sums[points / 2];
        vector differences[points / 2];
    };

    /// Output K of a tile: bias, then point 0, the pairs, infinity.
    template <std::size_t K>
    [[gnu::always_inline]] static vector output(const tile_products& m, vector bias) noexcept {
        vector value = bias;
        if constexpr (K == 0) value = Arch::fma(Arch::broadcast(filter.output[0][0]), m.zero, value);
        unrolled<filter.pairs()>([&]<std::size_t I>() noexcept {
            value = Arch::fma(Arch::broadcast(filter.output[K][2 * I + 1]), K % 2 == 0 ? m.sums[I] : m.differences[I],
                              value);
        });
        if constexpr (filter.has_infinity() && K + 1 == G.config.tile)
            value = Arch::fma(Arch::broadcast(filter.output[K][points - 1]), m.infinity, value);
        return value;
    }

    /// The outputs of one tile for vector V of the block; `products` at the tile's point 0, y at the block's filters.
    template <std::size_t V>
    [[gnu::always_inline]] static void outputs(const float* products, vector bias, std::size_t tile,
                                               float* y) noexcept {
        constexpr std::size_t point_stride = rows * width;
        constexpr std::size_t windows = G.config.tile / G.pool;
        constexpr std::size_t valid = Valid - V * Arch::lanes < Arch::lanes ? Valid - V * Arch::lanes : Arch::lanes;
        products += V * Arch::lanes;
        tile_products m;
        m.zero = Arch::load(products);
        m.infinity = Arch::load(products + (points - 1) * point_stride);
        unrolled<filter.pairs()>([&]<std::size_t I>() noexcept {
            const vector plus = Arch::load(products + (2 * I + 1) * point_stride);
            const vector minus = Arch::load(products + (2 * I + 2) * point_stride);
            m.sums[I] = Arch::add(plus, minus);
            m.differences[I] = Arch::sub(plus, minus);
        });
        vector values[windows][G.pool];
        unrolled<windows * G.pool>(
            [&]<std::size_t K>() noexcept { values[K / G.pool][K % G.pool] = output<K>(m, bias); });
#pragma GCC unroll 8
        for (std::size_t p = 0; p < windows; ++p) {
            const vector value[1] = {pooled<Arch, G.relu>(values[p])};
            if (tile * windows + p < G.positions)
                store_outputs<Arch, valid>(y + (tile * windows + p) * G.config.filters + V * Arch::lanes, value);
        }
    }

    /// All outputs of the block from its products.
    [[gnu::noinline]] static void transform_output(const float* products, const std::uint64_t* weights,
                                                   std::size_t first_filter, float* y) noexcept {
        vector bias[Vectors];
        load_row<Arch, panel_floats>(bias, weights, packing.bias(first_filter));
        for (std::size_t s = 0; s < G.samples; ++s, y += G.positions * G.config.filters)
            for (std::size_t t = 0; t < tiles; ++t, products += width)
                unrolled<Vectors>(
                    [&]<std::size_t V>() noexcept { outputs<V>(products, bias[V], t, y + first_filter); });
    }
};

}  // namespace detail

/// Whether conv1d_minimal_filtering computes this convolution: a tile that pooling does not cross, and neither stride,
/// dilation nor groups.
constexpr bool conv1d_minimal_filtering_applies(const conv1d_config& config, std::size_t pool) noexcept {
    return minimal_filter_exists(config.tile, config.kernel_size) && config.stride == 1 && config.dilation == 1 &&
           config.groups == 1 && config.tile % pool == 0;
}

/// As conv1d_minimal_filtering_reference on each sample, with equal bits; see there.
///
/// Memory   transformed (G.transformed_floats()), products (G.product_floats()); y may overlap x, and nothing else
template <class Arch, conv1d_geometry G, std::size_t Rows, std::size_t Vectors>
requires(conv1d_minimal_filtering_applies(G.config, G.pool)) inline void conv1d_minimal_filtering(
    const float* x, const std::uint64_t* weights, float* transformed, float* products, float* y) noexcept {
    constexpr std::size_t block = Vectors * Arch::lanes;
    constexpr std::size_t whole = G.config.filters - G.config.filters % block;
    constexpr std::size_t rest = G.config.filters % block;

    detail::input_transform<Arch, G>::all_tiles(x, transformed);
    const auto compute = [&](auto filters, std::size_t first) noexcept {
        filters.template multiply<Rows>(transformed, weights, first, products);
        filters.transform_output(products, weights, first, y);
    };
    for (std::size_t first = 0; first < whole; first += block)
        compute(detail::product_block<Arch, G, Vectors, block>{}, first);
    if constexpr (rest > 0)
        compute(detail::product_block<Arch, G, (rest + Arch::lanes - 1) / Arch::lanes, rest>{}, whole);
}

}  // namespace zinfer::kernels
