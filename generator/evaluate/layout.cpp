// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "generator/evaluate/operations.hpp"

namespace zgen {

namespace {

/// The input position that position `p` of a padded activation repeats; `length` where it is a constant.
std::size_t source_of(const zinfer::pad1d_config& c, std::size_t length, std::size_t p) {
    const bool before = p < c.begin;
    if (!before && p - c.begin < length) return p - c.begin;
    if (c.mode == zinfer::pad_mode::constant) return length;
    if (c.mode == zinfer::pad_mode::edge) return before ? 0 : length - 1;
    return before ? c.begin - p : 2 * (length - 1) - (p - c.begin);
}

}  // namespace

void forward(const pad1d& op, shape in, std::span<const double> x, std::span<double> y) {
    for (std::size_t p = 0; p < y.size() / in.channels; ++p) {
        const auto position = y.subspan(p * in.channels, in.channels);
        const std::size_t source = source_of(op.config, in.length, p);
        if (source == in.length)
            std::fill(position.begin(), position.end(), static_cast<double>(op.config.value.value()));
        else
            std::copy_n(x.begin() + static_cast<std::ptrdiff_t>(source * in.channels), in.channels, position.begin());
    }
}

void forward(const permute& op, shape, std::span<const double> x, std::span<double> y) {
    for (std::size_t i = 0; i < y.size(); ++i) {
        std::size_t place = 0;
        std::size_t rest = i;
        for (auto digit = op.digits.rbegin(); digit != op.digits.rend(); ++digit) {
            place += rest % digit->extent * digit->stride;
            rest /= digit->extent;
        }
        y[i] = x[place];
    }
}

void forward(const reshape&, shape, std::span<const double> x, std::span<double> y) {
    std::copy(x.begin(), x.end(), y.begin());
}

void forward(const transpose&, shape in, std::span<const double> x, std::span<double> y) {
    for (std::size_t p = 0; p < in.length; ++p)
        for (std::size_t c = 0; c < in.channels; ++c) y[c * in.length + p] = x[p * in.channels + c];
}

void forward(const flatten& op, shape in, std::span<const double> x, std::span<double> y) {
    if (op.order == zinfer::axis_order::channels_first)
        forward(transpose{}, in, x, y);
    else
        std::copy(x.begin(), x.end(), y.begin());
}

}  // namespace zgen
