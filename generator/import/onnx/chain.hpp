// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator/graph/graph.hpp"

namespace zgen::onnx {

/// The layers imported so far, and the shape that the next one will see.
///
/// An ONNX input is a shape without a meaning: (1, 186) may be 186 features or 186 positions of one channel. So the
/// graph's input shape stays open while all layers are element-wise, and the first layer that needs positions or
/// features, or comes back to an earlier value, decides it.
class chain {
 public:
    /// Starts with the input's memory read as `input` until a layer needs it otherwise.
    explicit chain(shape input) : values_{input} { graph_.input = input; }

    const shape& current() const { return values_.back(); }
    const shape& value(std::size_t number) const { return values_[number]; }
    std::size_t layers() const { return graph_.layers.size(); }

    /// Values of an affine layer that does the same at every position: one per channel, or, while the input shape is
    /// open, one per feature.
    std::size_t affine_values() const { return open_ ? current().size() : current().channels; }

    /// Appends a layer.
    /// Errors   onnx::problem when the layer does not fit the shape or has a weight that is not a finite number
    void append(operation op, const std::string& origin);

    /// Makes value `number` the current one, by a branch if need be.
    void go_on_from(std::size_t number, const std::string& origin);

    /// Reads the same memory as another shape, by a layer that moves nothing if need be.
    void read_as(shape wanted, const std::string& origin);

    /// The finished chain.
    graph finish() &&;

 private:
    void close();

    graph graph_;
    std::vector<shape> values_;
    bool open_ = true;
};

}  // namespace zgen::onnx
