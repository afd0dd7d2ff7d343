// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/error_bound.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "generator/bake/convolution/transform_weights.hpp"
#include "zinfer/kernels/convolution/minimal_filter.hpp"

namespace zgen {

namespace {

double gamma(std::size_t operations) {
    const double n = static_cast<double>(operations) * 0x1p-24;
    return n / (1 - n);
}

double sum_of_magnitudes(const double* values, std::size_t count) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += std::abs(values[i]);
    return sum;
}

}  // namespace

double error_bound(const conv1d& op) {
    const zinfer::conv1d_config& c = op.config;
    const std::size_t channels = c.channels / c.groups;
    const std::size_t depth = c.kernel_size * channels;
    if (c.tile == 0) return gamma(depth + 1);  // and one rounding of the weight

    const zinfer::minimal_filter f = zinfer::make_minimal_filter(c.tile, c.kernel_size);
    const std::vector<double> transformed = transform_weights(c, op.kernel);
    double largest = 0;
    double largest_output = 0;
    for (std::size_t filter = 0; filter < c.filters; ++filter) {
        largest = std::max(largest, sum_of_magnitudes(op.kernel.data() + filter * depth, depth));
        double products[zinfer::max_filter_points] = {};
        for (std::size_t p = 0; p < f.points(); ++p) {
            double input = 0;
            for (const float coefficient : f.input[p]) input += std::abs(static_cast<double>(coefficient));
            products[p] =
                input * sum_of_magnitudes(transformed.data() + (filter * f.points() + p) * channels, channels);
        }
        for (std::size_t k = 0; k < f.outputs; ++k) {
            double output = 0;
            for (std::size_t p = 0; p < f.points(); ++p)
                output += std::abs(static_cast<double>(f.output[k][p])) * products[p];
            largest_output = std::max(largest_output, output);
        }
    }
    // Coefficients and weights are rounded once each; half a row of B^T and the sum of a pair; the channels; the sum of
    // a pair, the pairs, zero and infinity.
    const std::size_t operations = 3 + (f.points() / 2 + 2) + channels + (f.pairs() + 3);
    return largest == 0 ? 0 : gamma(operations) * largest_output / largest;
}

}  // namespace zgen
