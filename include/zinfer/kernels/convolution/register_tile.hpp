// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "zinfer/kernels/arithmetic.hpp"
#include "zinfer/kernels/packing.hpp"

/// The innermost loop of every convolution and dense layer: a tile of sums held in registers.
namespace zinfer::kernels::detail {

/// Sizes of one register tile, and how rows are cut into tiles of nearly equal size.
struct tiling {
    std::size_t tile;   ///< rows of a tile
    std::size_t count;  ///< tiles
    std::size_t large;  ///< tiles of full size, the first ones; the others are one row smaller
};

/// As few tiles of at most `largest` rows as there can be.
constexpr tiling cut(std::size_t rows, std::size_t largest) noexcept {
    if (rows == 0) return {1, 0, 0};
    const std::size_t count = (rows + largest - 1) / largest;
    const std::size_t tile = (rows + count - 1) / count;
    return {tile, count, rows - (tile - 1) * count};
}

/// Where vector `v` of a block of filters lies, relative to the block's first value.
template <class Arch>
constexpr std::size_t vector_offset(std::size_t panel_floats, std::size_t v) noexcept {
    return v * Arch::lanes / panel_width * panel_floats + v * Arch::lanes % panel_width;
}

/// One row of packed weights or biases for a block of filters.
template <class Arch, std::size_t PanelFloats, std::size_t Vectors>
[[gnu::always_inline]] inline void load_row(typename Arch::vector (&row)[Vectors], const std::uint64_t* weights,
                                            std::size_t index) noexcept {
#pragma GCC unroll 32
    for (std::size_t v = 0; v < Vectors; ++v)
        row[v] = Arch::load_words(weights, index + vector_offset<Arch>(PanelFloats, v));
}

/// The largest of neighbouring convolution outputs, with Relu at least 0; NaN where one of them is not finite and there
/// is something behind the convolution.
template <class Arch, bool Relu, std::size_t Pool>
[[gnu::always_inline]] inline typename Arch::vector pooled(const typename Arch::vector (&outputs)[Pool]) noexcept {
    typename Arch::vector largest = outputs[0];
    if constexpr (Pool > 1 || Relu) {
        typename Arch::vector trace = overflow_trace<Arch>(largest);
#pragma GCC unroll 8
        for (std::size_t i = 1; i < Pool; ++i) {
            largest = Arch::larger(largest, outputs[i]);
            trace = overflow_trace<Arch>(trace, outputs[i]);
        }
        largest = Relu ? Arch::larger(largest, trace) : traced<Arch>(largest, trace);
    }
    return largest;
}

/// The first `Valid` values of a block of outputs.
template <class Arch, std::size_t Valid, std::size_t Vectors>
[[gnu::always_inline]] inline void store_outputs(float* y, const typename Arch::vector (&value)[Vectors]) noexcept {
#pragma GCC unroll 32
    for (std::size_t v = 0; v < Vectors; ++v) {
        if ((v + 1) * Arch::lanes <= Valid)
            Arch::store(y + v * Arch::lanes, value[v]);
        else
            Arch::store_first(y + v * Arch::lanes, value[v], Valid - v * Arch::lanes);
    }
}

/// sum[r][v] += x[r][k] * weights[k][v] for k = 0, 1, ..., depth - 1, in this order.
///
/// Shapes   x (Rows, depth), rows RowStride floats apart; weights: `depth` rows of packed panels of PanelFloats, from
///          index `row` on
/// Note     The loop stays rolled: unrolled, g++ 12 and clang 14 keep constants and weights of the surroundings in
///          registers and spill a sum in it, at up to a third of the speed. For the same reason callers are functions
///          that are not inlined.
template <class Arch, std::size_t RowStride, std::size_t PanelFloats, std::size_t Rows, std::size_t Vectors>
[[gnu::always_inline]] inline void multiply_accumulate(typename Arch::vector (&sum)[Rows][Vectors], const float* x,
                                                       const std::uint64_t* weights, std::size_t row,
                                                       std::size_t depth) noexcept {
    using vector = typename Arch::vector;
#pragma GCC unroll 1
    for (std::size_t k = 0; k < depth; ++k, row += panel_width) {
        vector weight[Vectors];
        load_row<Arch, PanelFloats>(weight, weights, row);
        // Where the windows of neighbouring rows overlap, clang would carry inputs from turn to turn in registers, and
        // spill sums for them.
        asm("" : "+r"(x));
#pragma GCC unroll 32
        for (std::size_t r = 0; r < Rows; ++r) {
            const vector input = Arch::broadcast(x[r * RowStride + k]);
#pragma GCC unroll 32
            for (std::size_t v = 0; v < Vectors; ++v) sum[r][v] = Arch::fma(input, weight[v], sum[r][v]);
        }
    }
}

}  // namespace zinfer::kernels::detail
