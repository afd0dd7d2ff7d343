// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

#include "evaluate/operations.hpp"

namespace zgen {

namespace {

/// The larger of two, NaN if one is.
double larger(double a, double b) {
    return std::isnan(a) || a > b ? a : b;
}

/// The input positions that an output sees.
std::vector<std::size_t> window_of(const zinfer::pool1d_config& c, std::size_t length, std::size_t output_position) {
    std::vector<std::size_t> window;
    for (std::size_t i = 0; i < c.size; ++i) {
        const std::size_t padded = output_position * c.stride + i * c.dilation;
        if (padded >= c.pad_begin && padded - c.pad_begin < length) window.push_back(padded - c.pad_begin);
    }
    return window;
}

std::vector<std::size_t> all_positions(std::size_t length) {
    std::vector<std::size_t> all(length);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

void max_over(const std::vector<std::size_t>& window, std::size_t channels, std::span<const double> x,
              std::span<double> y) {
    for (std::size_t c = 0; c < channels; ++c) {
        double best = x[window.front() * channels + c];
        for (const std::size_t p : window) best = larger(best, x[p * channels + c]);
        y[c] = best;
    }
}

void mean_over(const std::vector<std::size_t>& window, double divisor, std::size_t channels, std::span<const double> x,
               std::span<double> y) {
    for (std::size_t c = 0; c < channels; ++c) {
        double sum = 0;
        for (const std::size_t p : window) sum += x[p * channels + c];
        y[c] = sum / divisor;
    }
}

}  // namespace

void forward(const max_pool1d& op, shape in, std::span<const double> x, std::span<double> y) {
    for (std::size_t p = 0; p < y.size() / in.channels; ++p)
        max_over(window_of(op.config, in.length, p), in.channels, x, y.subspan(p * in.channels, in.channels));
}

void forward(const average_pool1d& op, shape in, std::span<const double> x, std::span<double> y) {
    for (std::size_t p = 0; p < y.size() / in.channels; ++p) {
        const std::vector<std::size_t> window = window_of(op.config, in.length, p);
        const std::size_t divisor = op.config.count_padding ? op.config.size : window.size();
        mean_over(window, static_cast<double>(divisor), in.channels, x, y.subspan(p * in.channels, in.channels));
    }
}

void forward(const global_max_pool1d&, shape in, std::span<const double> x, std::span<double> y) {
    max_over(all_positions(in.length), in.channels, x, y);
}

void forward(const global_average_pool1d&, shape in, std::span<const double> x, std::span<double> y) {
    mean_over(all_positions(in.length), static_cast<double>(in.length), in.channels, x, y);
}

}  // namespace zgen
