// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "generator/evaluate/operations.hpp"

namespace zgen {

namespace {

/// The larger of two, NaN if one is.
double larger(double a, double b) {
    return std::isnan(a) || a > b ? a : b;
}

/// The input positions that an output sees: begin, begin + step and so on before end.
struct window {
    std::size_t begin;
    std::size_t end;
    std::size_t step;

    std::size_t size() const { return (end - begin + step - 1) / step; }
};

window window_of(const zinfer::pool1d_config& c, std::size_t length, std::size_t output_position) {
    std::size_t padded = output_position * c.stride;
    const std::size_t stop = padded + c.extent();
    if (padded < c.pad_begin) padded += (c.pad_begin - padded + c.dilation - 1) / c.dilation * c.dilation;
    return {padded - c.pad_begin, std::min(stop - c.pad_begin, length), c.dilation};
}

void max_over(window w, std::size_t channels, std::span<const double> x, std::span<double> y) {
    for (std::size_t c = 0; c < channels; ++c) {
        double best = x[w.begin * channels + c];
        for (std::size_t p = w.begin; p < w.end; p += w.step) best = larger(best, x[p * channels + c]);
        y[c] = best;
    }
}

void mean_over(window w, double divisor, std::size_t channels, std::span<const double> x, std::span<double> y) {
    for (std::size_t c = 0; c < channels; ++c) {
        double sum = 0;
        for (std::size_t p = w.begin; p < w.end; p += w.step) sum += x[p * channels + c];
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
        const std::size_t divisor = op.config.count_padding ? op.config.size : w.size();
        mean_over(w, static_cast<double>(divisor), in.channels, x, y.subspan(p * in.channels, in.channels));
    }
}

void forward(const global_max_pool1d&, shape in, std::span<const double> x, std::span<double> y) {
    max_over({0, in.length, 1}, in.channels, x, y);
}

void forward(const global_average_pool1d&, shape in, std::span<const double> x, std::span<double> y) {
    mean_over({0, in.length, 1}, static_cast<double>(in.length), in.channels, x, y);
}

}  // namespace zgen
