// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "bench/variants/variants.hpp"
#include "zinfer/arch/native.hpp"

namespace bench {

namespace {

using arch = zinfer::arch::native;
using vector = arch::vector;

// The tile of zinfer's direct convolution: 14 x 2 vectors of 16, 6 x 2 of 8, or 5 x 4 of 4.
constexpr std::size_t rows = arch::tile_positions;
constexpr std::size_t vectors = arch::tile_vectors;
constexpr std::size_t depth = tile_memory::depth;
static_assert(rows * depth * sizeof(float) <= sizeof(tile_memory::input));
static_assert(depth * vectors * arch::lanes * sizeof(float) <= sizeof(tile_memory::weights));

/// Keeps a vector in a register and hides from the compiler what is in it.
inline void launder(vector& v) noexcept {
#if defined(__x86_64__)
    asm volatile("" : "+v"(v));
#else
    asm volatile("" : "+w"(v));
#endif
}

/// As many independent sums as the tile has: more than two ports times four cycles of latency.
void peak(std::size_t rounds) noexcept {
    vector sum[rows * vectors];
    for (vector& s : sum) s = arch::broadcast(1.0f);
    vector a = arch::broadcast(0.5f);
    vector b = arch::broadcast(0.25f);
    for (std::size_t round = 0; round < rounds; ++round) {
        launder(a);  // other values each round, for all the compiler knows
        launder(b);
#pragma GCC unroll 32
        for (vector& s : sum) s = arch::fma(a, b, s);
    }
    for (vector& s : sum) launder(s);
}

void tile(tile_memory& memory, std::size_t rounds) noexcept {
    for (std::size_t round = 0; round < rounds; ++round) {
        vector sum[rows][vectors];
#pragma GCC unroll 32
        for (std::size_t r = 0; r < rows; ++r)
#pragma GCC unroll 4
            for (std::size_t v = 0; v < vectors; ++v) sum[r][v] = arch::broadcast(0.0f);
        for (std::size_t k = 0; k < depth; ++k) {
            vector weight[vectors];
#pragma GCC unroll 4
            for (std::size_t v = 0; v < vectors; ++v)
                weight[v] = arch::load(memory.weights + (k * vectors + v) * arch::lanes);
#pragma GCC unroll 32
            for (std::size_t r = 0; r < rows; ++r) {
                const vector input = arch::broadcast(memory.input[r * depth + k]);
#pragma GCC unroll 4
                for (std::size_t v = 0; v < vectors; ++v) sum[r][v] = arch::fma(input, weight[v], sum[r][v]);
            }
        }
#pragma GCC unroll 32
        for (std::size_t r = 0; r < rows; ++r)
#pragma GCC unroll 4
            for (std::size_t v = 0; v < vectors; ++v)
                arch::store(memory.output + (r * vectors + v) * arch::lanes, sum[r][v]);
        asm volatile("" : : : "memory");  // the next round is not a repetition of this one, for all the compiler knows
    }
}

}  // namespace

const limit_loops limit_variants::ZINFER_ARCH{arch::name, rows* vectors* arch::lanes, peak,
                                              rows* vectors* arch::lanes* depth, tile};

}  // namespace bench
