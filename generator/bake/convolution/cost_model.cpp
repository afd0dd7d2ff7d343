// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/cost_model.hpp"

#include <algorithm>
#include <cstddef>

#include "zinfer/kernels/packing.hpp"

namespace zgen {

namespace {

/// What the kernels make of a processor: the runtime's arch/*.hpp, and rates.
struct machine {
    double lanes;
    std::size_t tile_rows;        ///< register tile: positions
    std::size_t tile_vectors;     ///< by vectors of filters
    double vectors_per_cycle;     ///< fused multiply-adds
    double bytes_per_cycle;       ///< stream of weights from the third-level cache or memory
    double accumulators_to_fill;  ///< independent sums that hide the latency of a multiply-add and a loop turn
};

/// Of the transforms; loads, arithmetic and stores overlap.
constexpr double transform_operations_per_cycle = 1.2;

machine machine_of(processor p) {
    switch (p) {
        case processor::x86_64_v4:
            return {16, 14, 2, 2, 11, 12};
        case processor::aarch64:
            return {4, 5, 4, 2, 8, 12};
        default:
            return {8, 6, 2, 2, 11, 9};
    }
}

/// Multiply-adds in cycles: `rows` by `filters` sums over `depth`.
double product_cycles(const machine& m, std::size_t rows, std::size_t filters, std::size_t depth) {
    const std::size_t tiles = (rows + m.tile_rows - 1) / m.tile_rows;
    const double vectors_of_filters = static_cast<double>(zinfer::round_to_panel(filters)) / m.lanes;
    const double sums = static_cast<double>(rows) / static_cast<double>(tiles) *
                        std::min(vectors_of_filters, static_cast<double>(m.tile_vectors));
    const double efficiency = std::min(1.0, sums / m.accumulators_to_fill);
    const double vectors = static_cast<double>(rows * depth) * vectors_of_filters;
    return vectors / (m.vectors_per_cycle * efficiency);
}

/// Vectors that hold n values; values that fill no whole vector are handled one by one.
double vectors_of(std::size_t n, double lanes) {
    const auto width = static_cast<std::size_t>(lanes);
    return static_cast<double>(n / width + n % width);
}

/// Of all tiles: loads, multiply-adds, sums of pairs and stores.
double transform_cycles(const machine& m, const zinfer::conv1d_geometry& g) {
    const auto points = static_cast<double>(g.config.points());
    const auto outputs = static_cast<double>(g.config.tile);
    const double input = points * (points / 2 + 2) * vectors_of(g.config.channels, m.lanes);
    const double output = (2 * points + outputs * (points / 2 + 1)) *
                          static_cast<double>(zinfer::round_to_panel(g.config.filters)) / m.lanes;
    return static_cast<double>(g.tiles()) * (input + output) / transform_operations_per_cycle;
}

}  // namespace

double estimated_cycles(const zinfer::conv1d_geometry& g, processor p) {
    const machine m = machine_of(p);
    const double stream =
        static_cast<double>(zinfer::conv1d_packing{g.config}.floats() * sizeof(float)) / m.bytes_per_cycle;
    const std::size_t channels = g.config.channels / g.config.groups;
    if (g.config.tile == 0)
        return std::max(stream,
                        product_cycles(m, g.positions * g.pool, g.config.filters, g.config.kernel_size * channels));
    return std::max(stream, product_cycles(m, g.tiles(), g.config.filters, g.config.points() * channels)) +
           transform_cycles(m, g);
}

}  // namespace zgen
