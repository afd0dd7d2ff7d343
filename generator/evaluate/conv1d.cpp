// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/operations.hpp"
#include "evaluate/views.hpp"

namespace zgen {

namespace {

/// One row an output position: what its taps see of one group's channels, tap by tap, zeros where they see padding.
void gather(const zinfer::conv1d_config& c, shape in, std::span<const double> x, std::size_t group,
            std::size_t first_position, matrix_view rows) {
    const std::size_t channels = c.channels / c.groups;
    rows.setZero();
    for (std::size_t r = 0; r < static_cast<std::size_t>(rows.rows()); ++r) {
        for (std::size_t tap = 0; tap < c.kernel_size; ++tap) {
            const std::size_t padded = (first_position + r) * c.stride + tap * c.dilation;
            if (padded < c.pad_begin || padded - c.pad_begin >= in.length) continue;
            const double* source = x.data() + (padded - c.pad_begin) * c.channels + group * channels;
            std::copy_n(source, channels, &rows(index(r), index(tap * channels)));
        }
    }
}

}  // namespace

void forward(const conv1d& op, shape in, std::span<const double> x, std::span<double> y) {
    const auto& c = op.config;
    const std::size_t depth = c.kernel_size * (c.channels / c.groups);
    const std::size_t filters = c.filters / c.groups;
    const std::size_t positions = y.size() / c.filters;
    matrix_view output(y.data(), index(positions), index(c.filters));
    const const_vector_view bias = as_vector(op.bias);

    // The gathered rows repeat every input `kernel_size` times: blocks of about a megabyte bound them.
    const std::size_t block = std::clamp<std::size_t>((std::size_t{1} << 17) / depth, 1, positions);
    std::vector<double> gathered(block * depth);
    for (std::size_t group = 0; group < c.groups; ++group) {
        const const_matrix_view kernel(op.kernel.data() + group * filters * depth, index(filters), index(depth));
        for (std::size_t first = 0; first < positions; first += block) {
            const std::size_t count = std::min(block, positions - first);
            matrix_view rows(gathered.data(), index(count), index(depth));
            gather(c, in, x, group, first, rows);
            auto out = output.block(index(first), index(group * filters), index(count), index(filters));
            out.noalias() = rows * kernel.transpose();
            out.rowwise() += bias.segment(index(group * filters), index(filters)).transpose();
        }
    }
}

}  // namespace zgen
