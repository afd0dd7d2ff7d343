// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "generator/import/onnx/data_type.hpp"
#include "generator/import/onnx/node_context.hpp"

/// ONNX's operators, one function and one file each. A new one is declared here and gets a line in operators.cpp.
namespace zgen::onnx::operators {

/// Imports one node: reads its attributes, then its inputs, appends layers, sets the output.
/// Errors   onnx::problem with the reason if the node cannot be imported
using import_function = void(node_context&);

import_function abs;
import_function add;
import_function average_pool;
import_function batch_normalization;
import_function cast;
import_function celu;
import_function clip;
import_function concat;
import_function constant;
import_function constant_of_shape;
import_function conv;
import_function div;
import_function dropout;
import_function elu;
import_function erf;
import_function flatten;
import_function gather;
import_function gelu;
import_function gemm;
import_function global_average_pool;
import_function global_max_pool;
import_function hard_sigmoid;
import_function hard_swish;
import_function identity;
import_function instance_normalization;
import_function leaky_relu;
import_function log_softmax;
import_function matmul;
import_function max_pool;
import_function mish;
import_function mul;
import_function neg;
import_function pad;
import_function pow;
import_function prelu;
import_function reciprocal;
import_function reduce_max;
import_function reduce_mean;
import_function reduce_min;
import_function relu;
import_function reshape;
import_function scaler;
import_function selu;
import_function shape_of;
import_function sigmoid;
import_function slice;
import_function softmax;
import_function softplus;
import_function softsign;
import_function squeeze;
import_function sub;
import_function tanh;
import_function thresholded_relu;
import_function transpose;
import_function unsqueeze;

/// What float32 makes of an operator on integers of the model's input; exact_as_real makes real numbers of them.
enum class on_integers : unsigned char { not_exact, exact_without_overflow, exact, exact_as_real };

inline constexpr std::string_view onnx_domain = "ai.onnx";  ///< the default: nodes leave it out
inline constexpr std::string_view ml_domain = "ai.onnx.ml";

/// A supported operator; `covers` says in a few words what of it, for the support table in generator/README.md. The
/// number in brackets is the first opset that a form belongs to.
struct entry {
    std::string_view op_type;
    import_function* import = nullptr;
    std::string_view covers;
    on_integers integers = on_integers::not_exact;
    std::string_view domain = onnx_domain;
};

/// All of them, by name.
std::span<const entry> all();

/// The function for a node's operator; nullptr for one that is not supported.
import_function* find(const NodeProto& node);

/// Follows integers from the model's input on: float32 computes what they do where an operator only moves or compares
/// them, and, up to 2^24, where it adds or multiplies signed ones of 32 bits or more.
/// Errors   onnx::problem for another operator, except one that casts them
void check_integers(const NodeProto& node, std::unordered_map<std::string_view, data_type>& integers);

/// The names of all supported operators, for messages, on lines of their own.
std::string supported();

}  // namespace zgen::onnx::operators
