// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "evaluate/operations.hpp"

namespace zgen {

namespace {

/// The larger of two, NaN if one is.
double larger(double a, double b) {
    return std::isnan(a) || a > b ? a : b;
}

/// Input positions [begin, end) that an output sees.
struct window {
    std::size_t begin;
    std::size_t end;
};

window window_of(const zinfer::pool1d_config& c, std::size_t length, std::size_t output_position) {
    const std::size_t begin = output_position * c.stride;
    const auto unpad = [&](std::size_t padded) { return padded > c.pad_begin ? padded - c.pad_begin : 0; };
    return {unpad(begin), std::min(unpad(begin + c.size), length)};
}

void max_over(window w, std::size_t channels, std::span<const double> x, std::span<double> y) {
    for (std::size_t c = 0; c < channels; ++c) {
        double best = x[w.begin * channels + c];
        for (std::size_t p = w.begin + 1; p < w.end; ++p) best = larger(best, x[p * channels + c]);
        y[c] = best;
    }
}

void mean_over(window w, double divisor, std::size_t channels, std::span<const double> x, std::span<double> y) {
    for (std::size_t c = 0; c < channels; ++c) {
        double sum = 0;
        for (std::size_t p = w.begin; p < w.end; ++p) sum += x[p * channels + c];
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
        const window w = window_of(op.config, in.length, p);
        const std::size_t divisor = op.config.count_padding ? op.config.size : w.end - w.begin;
        mean_over(w, static_cast<double>(divisor), in.channels, x, y.subspan(p * in.channels, in.channels));
    }
}

void forward(const global_max_pool1d&, shape in, std::span<const double> x, std::span<double> y) {
    max_over({0, in.length}, in.channels, x, y);
}

void forward(const global_average_pool1d&, shape in, std::span<const double> x, std::span<double> y) {
    mean_over({0, in.length}, static_cast<double>(in.length), in.channels, x, y);
}

}  // namespace zgen
