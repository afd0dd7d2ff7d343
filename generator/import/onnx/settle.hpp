// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "generator/import/onnx/expression.hpp"
#include "generator/import/onnx/node_context.hpp"

namespace zgen::onnx {

/// The activation that a value stands for: layers are appended where the value is an expression, a minimum or a
/// maximum. It need not be the last layer's output.
///
/// Errors   onnx::problem for constants, and for functions that no layer computes; `what` names the value
activation settle(node_context& node, const value& v, const std::string& what);

/// The value as a function of an activation; nothing for constants, minima and maxima.
std::optional<expression> as_expression(const value& v);

std::shared_ptr<term> make_number(double number);

/// A term made by this node.
std::shared_ptr<term> make_term(const node_context& node, term::kind what, std::shared_ptr<term> left,
                                std::shared_ptr<term> right);

/// An input that a node takes element by element, as a function with room for one more term.
/// Errors   onnx::problem for constants
expression input_expression(node_context& node, const value& x);

/// The node's first input through an element-wise layer.
void apply_function(node_context& node, operation layer);

/// The sum of two activations of the same extents.
activation append_sum(node_context& node, const activation& a, const activation& b);

/// The activation with its memory in C order.
activation in_c_order(node_context& node, const activation& x);

}  // namespace zgen::onnx
