// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "zinfer/kernels/convolution/geometry.hpp"

/// The convolutions over which zgen's cost model is held to measurements.
namespace convolution_bench {

/// Direct convolution, then the tiles of minimal filtering.
inline constexpr std::array<std::size_t, 5> tiles{0, 2, 4, 6, 8};

/// A convolution whose windows all lie in its input, pooled over two positions, with relu.
constexpr zinfer::conv1d_geometry shape(std::size_t channels, std::size_t filters, std::size_t kernel_size,
                                        std::size_t positions) {
    return {{.channels = channels, .filters = filters, .kernel_size = kernel_size},
            2 * positions + kernel_size - 1,
            positions,
            2,
            true};
}

/// The redshift network's convolutions, then others around them.
inline constexpr std::array shapes{
    shape(1, 256, 5, 84),   shape(256, 256, 5, 40), shape(256, 128, 3, 19),  shape(128, 64, 2, 9),
    shape(64, 64, 3, 100),  shape(32, 64, 7, 60),   shape(128, 128, 5, 150), shape(16, 32, 3, 200),
    shape(256, 256, 2, 24), shape(64, 64, 4, 32),   shape(100, 100, 3, 32),  shape(8, 16, 5, 120),
};

/// Operands, large enough for every shape.
struct memory {
    alignas(64) float input[1 << 18];
    alignas(64) std::uint64_t weights[1 << 20];
    alignas(64) float transformed[1 << 20];
    alignas(64) float products[1 << 18];
    alignas(64) float output[1 << 18];
};

/// One instruction set's kernels: [shape][tile].
struct kernels {
    const char* arch;
    void (*run[shapes.size()][tiles.size()])(memory&) noexcept;
};

/// Defined by variant.cpp, compiled once for each.
struct variants {
    static const kernels avx2;
    static const kernels avx512;
    static const kernels neon;
};

}  // namespace convolution_bench
