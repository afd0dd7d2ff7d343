// SPDX-License-Identifier: Apache-2.0
// Element-wise functions that are layers, or parts of them (import/onnx/expression.hpp). Each keeps its input's shape.
#include <fmt/format.h>

#include <cmath>

#include "generator/import/onnx/operators/operators.hpp"
#include "generator/import/onnx/settle.hpp"

namespace zgen::onnx::operators {
namespace {

using function = zinfer::function;

void apply(node_context& node, function f, double alpha = 0, double beta = 0) {
    for (const double parameter : {alpha, beta})
        if (std::isnan(parameter)) throw problem("a parameter is NaN; expected a number");
    apply_function(node, zgen::activation{{f, static_cast<float>(alpha), static_cast<float>(beta)}});
}

/// A bound of Clip: an attribute before opset 11, an input since; `none` where there is neither.
double bound(node_context& node, std::string_view attribute, std::size_t index, double none) {
    if (node.opset() < 11) return node.real(attribute, none);
    if (!node.has_input(index)) return none;
    const real_tensor given = node.weights(index);
    if (given.data.size() != 1)
        throw problem(fmt::format("{} has shape {}; expected a single number", attribute, to_text(given.extents)));
    return given.data.front();
}

/// The node's first input through a function that is not a layer.
void apply_part(node_context& node, term::kind what) {
    expression e = input_expression(node, node.input(0));
    e.function = make_term(node, what, e.function, nullptr);
    node.output(std::move(e));
}

}  // namespace

void abs(node_context& node) {
    apply_part(node, term::kind::absolute);
}

void celu(node_context& node) {
    apply(node, function::celu, node.real("alpha", 1.0));
}

void clip(node_context& node) {
    const double least = bound(node, "min", 1, -HUGE_VAL);
    const double most = bound(node, "max", 2, HUGE_VAL);
    apply(node, function::clip, least, most);
}

void elu(node_context& node) {
    apply(node, function::elu, node.real("alpha", 1.0));
}

void erf(node_context& node) {
    apply_part(node, term::kind::erf);
}

void gelu(node_context& node) {
    const std::string how = node.text("approximate", "none");
    if (how != "none" && how != "tanh") throw problem(fmt::format("approximate is {}; expected none or tanh", how));
    apply(node, how == "tanh" ? function::gelu_tanh : function::gelu);
}

void hard_sigmoid(node_context& node) {
    const double alpha = node.real("alpha", 0.2F);
    apply(node, function::hard_sigmoid, alpha, node.real("beta", 0.5));
}

void hard_swish(node_context& node) {
    apply(node, function::hard_swish);
}

void leaky_relu(node_context& node) {
    apply(node, function::leaky_relu, node.real("alpha", 0.01F));
}

void mish(node_context& node) {
    apply(node, function::mish);
}

void relu(node_context& node) {
    apply_function(node, zgen::relu{});
}

void selu(node_context& node) {
    const double alpha = node.real("alpha", 1.67326319217681884765625);
    apply(node, function::selu, alpha, node.real("gamma", 1.05070102214813232421875));
}

void sigmoid(node_context& node) {
    apply(node, function::sigmoid);
}

void softplus(node_context& node) {
    apply(node, function::softplus);
}

void softsign(node_context& node) {
    apply(node, function::softsign);
}

void tanh(node_context& node) {
    apply(node, function::tanh);
}

void thresholded_relu(node_context& node) {
    apply(node, function::thresholded_relu, node.real("alpha", 1.0));
}

}  // namespace zgen::onnx::operators
