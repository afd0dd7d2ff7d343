// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

/// What the program holds once for each instruction set. Sources of this folder are compiled with the flags of each;
/// each gives one table of plain functions, which is all that the rest of the program sees of it. They include nothing
/// of the standard library that leaves functions behind: the linker might hand one that is compiled for AVX-512 to
/// everybody.
namespace bench {

/// A baked network.
struct zinfer_variant {
    const char* name;  ///< "avx2"
    std::size_t input_size;
    std::size_t output_size;
    std::size_t stage_count;

    /// One inference; whether its status was ok. `stage_done`, where given, is called after each stage.
    bool (*predict)(const float* in, float* out, void (*stage_done)(void* context) noexcept, void* context) noexcept;

    /// Up to largest_batch inferences; whether the status of each was ok.
    bool (*predict_batch)(const float* in, float* out, std::size_t batch) noexcept;
};

inline constexpr std::size_t largest_batch = 256;

/// Operands and results of the tile, for the widest vectors; small enough to stay in the first-level cache.
struct tile_memory {
    static constexpr std::size_t depth = 128;
    alignas(64) float input[14 * depth];
    alignas(64) float weights[depth * 32];
    alignas(64) float output[14 * 32];
};

/// Loops that do nothing but what bounds a convolution.
struct limit_loops {
    const char* name;  ///< "avx2"

    /// Fused multiply-adds between registers.
    std::size_t peak_multiply_adds;  ///< of a round
    void (*peak)(std::size_t rounds) noexcept;

    /// A register tile of a matrix product, operands in the first-level cache.
    std::size_t tile_multiply_adds;  ///< of a round
    void (*tile)(tile_memory& memory, std::size_t rounds) noexcept;
};

/// Baked with --convolution direct, and with --convolution auto.
namespace zinfer_variants::direct {
extern const zinfer_variant avx2;
extern const zinfer_variant avx512;
extern const zinfer_variant neon;
}  // namespace zinfer_variants::direct
namespace zinfer_variants::automatic {
extern const zinfer_variant avx2;
extern const zinfer_variant avx512;
extern const zinfer_variant neon;
}  // namespace zinfer_variants::automatic

namespace limit_variants {
extern const limit_loops avx2;
extern const limit_loops avx512;
extern const limit_loops neon;
}  // namespace limit_variants

}  // namespace bench
