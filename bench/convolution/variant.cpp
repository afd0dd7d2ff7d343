// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "bench/convolution/shapes.hpp"
#include "zinfer/arch/native.hpp"
#include "zinfer/kernels/convolution/direct.hpp"
#include "zinfer/kernels/convolution/minimal_filtering.hpp"

namespace convolution_bench {

namespace {

using arch = zinfer::arch::native;

constexpr zinfer::conv1d_geometry geometry(std::size_t shape, std::size_t tile) {
    zinfer::conv1d_geometry g = shapes[shape];
    g.config.tile = tiles[tile];
    return g;
}

template <std::size_t Shape, std::size_t Tile>
void run(memory& m) noexcept {
    constexpr zinfer::conv1d_geometry g = geometry(Shape, Tile);
    static_assert(g.cropped * g.config.channels <= std::size(memory{}.input));
    static_assert(zinfer::word_count(zinfer::conv1d_packing{g.config}.floats()) <= std::size(memory{}.weights));
    static_assert(g.positions * g.config.filters <= std::size(memory{}.output));
    if constexpr (g.config.tile == 0) {
        zinfer::kernels::conv1d_direct<arch, g, arch::tile_positions, arch::tile_vectors>(
            zinfer::all_positions<g.positions>, m.input, m.weights, m.output);
    } else {
        static_assert(g.transformed_floats() <= std::size(memory{}.transformed));
        static_assert(g.product_floats() <= std::size(memory{}.products));
        zinfer::kernels::conv1d_minimal_filtering<arch, g, arch::tile_positions, arch::tile_vectors>(
            m.input, m.weights, m.transformed, m.products, m.output);
    }
}

template <std::size_t... Shape>
constexpr kernels all(std::index_sequence<Shape...>) {
    return {arch::name, {{run<Shape, 0>, run<Shape, 1>, run<Shape, 2>, run<Shape, 3>, run<Shape, 4>}...}};
}

}  // namespace

const kernels variants::ZINFER_ARCH = all(std::make_index_sequence<shapes.size()>{});

}  // namespace convolution_bench
