// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "import/onnx/node_context.hpp"

/// ONNX's operators, one function and one file each. A new one is declared here and gets a line in operators.cpp.
namespace zgen::onnx::operators {

/// Imports one node: reads its attributes, then its inputs, appends layers, sets the output.
/// Errors   onnx::problem with the reason if the node cannot be imported
using import_function = void(node_context&);

import_function add;
import_function average_pool;
import_function batch_normalization;
import_function cast;
import_function constant;
import_function conv;
import_function div;
import_function dropout;
import_function flatten;
import_function gemm;
import_function global_average_pool;
import_function global_max_pool;
import_function identity;
import_function matmul;
import_function max_pool;
import_function mul;
import_function reduce_max;
import_function reduce_min;
import_function relu;
import_function reshape;
import_function squeeze;
import_function sub;
import_function transpose;
import_function unsqueeze;

/// The function for an operator of the default domain; nullptr for one that is not supported.
import_function* find(std::string_view op_type);

/// The names of all supported operators, for messages.
std::string supported();

}  // namespace zgen::onnx::operators
