// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "generator/import/keras/builder.hpp"

namespace zgen::keras {

/// The line along which a layer slides: the steps of a 1-D layer; of a 2-D layer the axis that has more than one
/// position, where the other has one.
///
/// Errors   keras::problem where the activation has other axes, or both have several positions
class line {
 public:
    /// Turns the network's activation into (positions, channels). `axes` is 1 or 2.
    line(builder& network, std::size_t axes, bool channels_first);

    /// The axis that the line runs along.
    std::size_t axis() const { return axis_; }
    shape input() const { return in_; }

    /// Appends an operation along the line.
    void append(operation op);
    /// Gives the activation the axes that the layer's output has.
    void finish();

 private:
    builder& network_;
    bool channels_first_;
    std::size_t axis_ = 0;
    dims extents_;
    shape in_;
};

}  // namespace zgen::keras
