// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/layers/line.hpp"

#include <fmt/format.h>

#include <utility>

#include "generator/import/keras/problem.hpp"

namespace zgen::keras {

line::line(builder& network, std::size_t axes, bool channels_first)
    : network_(network), channels_first_(channels_first) {
    if (network.extents().size() != axes + 1)
        throw problem(fmt::format("has an input of shape {}; expected ({})", to_text(network.extents()),
                                  axes == 1 ? "steps, channels" : "rows, columns, channels"));
    if (channels_first) network.move_channels_last();
    extents_ = network.extents();
    if (axes == 2 && extents_[0] != 1 && extents_[1] != 1)
        throw problem(
            fmt::format("sees {} rows of {} columns; expected one row or one column, as only 1-D networks "
                        "are supported",
                        extents_[0], extents_[1]));
    if (axes == 2 && extents_[0] == 1) axis_ = 1;
    in_ = network.as_positions();
}

void line::append(operation op) {
    network_.append(std::move(op), 2);
    extents_[axis_] = network_.extents().front();
    extents_.back() = network_.extents().back();
}

void line::finish() {
    network_.reshape(extents_);
    if (channels_first_) network_.move_channels_first();
}

}  // namespace zgen::keras
