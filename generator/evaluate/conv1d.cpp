// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "generator/evaluate/operations.hpp"
#include "generator/evaluate/product.hpp"

namespace zgen {

namespace {

/// One column per output position: what its taps see of one group's channels, tap by tap, zeros where they see padding.
/// Columns past `count` are left as they are; their sums are discarded.
void gather(const zinfer::conv1d_config& c, shape in, std::span<const double> x, std::size_t group,
            std::size_t first_position, std::size_t count, std::span<double> panel) {
    const std::size_t channels = c.channels / c.groups;
    for (std::size_t column = 0; column < count; ++column) {
        for (std::size_t tap = 0; tap < c.kernel_size; ++tap) {
            double* row = panel.data() + tap * channels * panel_columns + column;
            const std::size_t padded = (first_position + column) * c.stride + tap * c.dilation;
            const bool inside = padded >= c.pad_begin && padded - c.pad_begin < in.length;
            const double* source = inside ? x.data() + (padded - c.pad_begin) * c.channels + group * channels : nullptr;
            for (std::size_t k = 0; k < channels; ++k) row[k * panel_columns] = inside ? source[k] : 0.0;
        }
    }
}

}  // namespace

void forward(const conv1d& op, shape in, std::span<const double> x, std::span<double> y) {
    const auto& c = op.config;
    const std::size_t depth = c.kernel_size * (c.channels / c.groups);
    const std::size_t filters = c.filters / c.groups;
    const std::size_t positions = y.size() / c.filters;
    std::vector<double> panel(depth * panel_columns);
    std::vector<double> sums(filters * panel_columns);
    for (std::size_t group = 0; group < c.groups; ++group) {
        const std::size_t first_filter = group * filters;
        for (std::size_t first = 0; first < positions; first += panel_columns) {
            const std::size_t count = std::min(panel_columns, positions - first);
            gather(c, in, x, group, first, count, panel);
            products().front()(filters, depth, op.kernel.data() + first_filter * depth, panel.data(), sums.data());
            for (std::size_t column = 0; column < count; ++column)
                for (std::size_t f = 0; f < filters; ++f)
                    y[(first + column) * c.filters + first_filter + f] =
                        sums[f * panel_columns + column] + op.bias[first_filter + f];
        }
    }
}

}  // namespace zgen
