// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/import/onnx/problem.hpp"
#include "generator/import/onnx/scope.hpp"
#include "generator/import/onnx/tensor.hpp"

namespace zgen::onnx {

/// Thrown when a node's input could not be imported: the fault is reported elsewhere.
struct unknown_input {};

/// Weights of a node, in C order.
struct real_tensor {
    dims extents;
    std::vector<double> data;
};

/// One node seen by the function that imports its operator.
///
/// Errors   every accessor throws onnx::problem on a missing or mistyped attribute or input; an attribute that nobody
///          asked for is a problem too, since it may change what the node computes
/// Note     read the attributes before the inputs: then they are checked even behind a node that cannot be imported
class node_context {
 public:
    node_context(const NodeProto& node, scope& model) : node_(node), model_(model) {}

    std::int64_t opset() const { return model_.opset; }
    std::optional<std::size_t> fixed_batch() const { return model_.batch; }
    /// For what works along an axis of a tensor: a batch of several samples lies along the first.
    /// Errors   onnx::problem where it would mix the samples
    void check_keeps_samples_apart(std::size_t axis, const dims& extents) const;
    /// "node '/0/Conv' (Conv)"
    std::string origin() const;

    std::int64_t integer(std::string_view attribute, std::int64_t fallback);
    double real(std::string_view attribute, double fallback);
    std::string text(std::string_view attribute, std::string_view fallback);
    std::optional<std::vector<std::int64_t>> integers(std::string_view attribute);
    std::optional<std::vector<double>> reals(std::string_view attribute);
    /// nullptr if the node does not have it
    const TensorProto* tensor(std::string_view attribute);
    bool has(std::string_view attribute) const;
    /// Attributes that do not matter for inference.
    void ignore(std::initializer_list<std::string_view> attributes);
    /// Errors   onnx::problem if an attribute was neither read nor ignored
    void check_attributes() const;

    std::size_t inputs() const { return static_cast<std::size_t>(node_.input_size()); }
    bool has_input(std::size_t index) const;
    /// Number of outputs that have a name.
    std::size_t named_outputs() const;

    /// What the input stands for; stored weights are read once, however often a node asks.
    value input(std::size_t index);
    /// The network's activation; layers are appended that compute it, if need be, and a branch that goes back to it.
    activation current(std::size_t index = 0);
    /// As above, for a value that is there already.
    activation current(const value& found, const std::string& what);
    /// Weights known at import time.
    real_tensor weights(std::size_t index);
    /// Shapes, axes and the like, known at import time; of rank 0 or 1.
    std::vector<std::int64_t> integer_input(std::size_t index);
    /// Integers that newer opsets give as an input and older ones as an attribute; nothing where neither is there.
    std::optional<std::vector<std::int64_t>> integers(std::string_view attribute, std::size_t index);

    constant load(const TensorProto& tensor) { return load_tensor(tensor, model_.file, model_.left); }
    /// Claims memory for numbers made by this node.
    void spend(std::size_t count) { model_.left.spend(count); }

    std::size_t affine_values() const { return model_.network.affine_values(); }
    /// Appends a layer made by this node.
    void append(operation op) { append(std::move(op), origin()); }
    /// Appends a layer made by another one.
    void append(operation op, const std::string& made_by) { model_.network.append(std::move(op), made_by); }
    /// What is appended next reads this activation.
    void go_on_from(const activation& x) { model_.network.go_on_from(x.number, origin()); }
    /// The current activation's memory read as this shape.
    void read_as(shape wanted) { model_.network.read_as(wanted, origin()); }
    /// How an activation's memory is read.
    shape shape_of(const activation& x) const { return model_.network.value(x.number); }
    /// The activation after the layers appended so far.
    activation result(dims extents, layout order) const;

    /// The node's first output.
    void output(value result);

 private:
    const AttributeProto* find(std::string_view attribute, std::int32_t type);
    std::string describe_input(std::size_t index) const;

    const NodeProto& node_;
    scope& model_;
    std::vector<std::string_view> read_;
    std::map<std::size_t, value> loaded_;
};

/// "node '/0/Conv' (Conv)"; a node without a name is known by its first output.
std::string describe(const NodeProto& node);

}  // namespace zgen::onnx
