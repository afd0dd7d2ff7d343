// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/operators/operators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "generator/import/on_lines.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen::onnx::operators {
namespace {

constexpr std::array entries{
    entry{"Abs", abs, "all"},
    entry{"Add", add, "a constant that broadcasts to the activation; two activations of one shape",
          on_integers::exact_without_overflow},
    entry{"AveragePool", average_pool,
          "1-D, or 2-D over a unit axis; strides, pads, auto_pad, dilations, ceil_mode or count_include_pad"},
    entry{"BatchNormalization", batch_normalization, "inference; one scale and shift per channel"},
    entry{"Cast", cast, "activations to real types; constants between integers and real types",
          on_integers::exact_as_real},
    entry{"Celu", celu, "all"},
    entry{"Clip", clip, "constant bounds, as attributes (6) or inputs (11)"},
    entry{"Concat", concat, "constants; constants before and behind one activation", on_integers::exact},
    entry{"Constant", constant, "tensors, numbers and lists of them"},
    entry{"ConstantOfShape", constant_of_shape, "all"},
    entry{"Conv", conv, "1-D, or 2-D over a unit axis; strides, dilations, groups, pads, auto_pad; constant kernel"},
    entry{"Div", div, "by a constant that broadcasts; a number by an activation; within composed functions"},
    entry{"Dropout", dropout, "inference, or nothing dropped; no mask"},
    entry{"Elu", elu, "all"},
    entry{"Erf", erf, "within composed functions, as in GELU"},
    entry{"Flatten", flatten, "all", on_integers::exact},
    entry{"Gather", gather, "constants: how shapes are computed"},
    entry{"Gelu", gelu, "all"},
    entry{"Gemm", gemm, "constant B; alpha, beta, transA, transB; C constant or computed"},
    entry{"GlobalAveragePool", global_average_pool, "all"},
    entry{"GlobalMaxPool", global_max_pool, "all"},
    entry{"HardSigmoid", hard_sigmoid, "all"},
    entry{"HardSwish", hard_swish, "all"},
    entry{"Identity", identity, "all", on_integers::exact},
    entry{"InstanceNormalization", instance_normalization, "constant scale and shift"},
    entry{"LeakyRelu", leaky_relu, "all"},
    entry{"LogSoftmax", log_softmax, "any axis (13), or all axes from one on"},
    entry{"MatMul", matmul, "one side constant, of any rank"},
    entry{"MaxPool", max_pool,
          "1-D, or 2-D over a unit axis; strides, pads, auto_pad, dilations, ceil_mode; no indices",
          on_integers::exact},
    entry{"Mish", mish, "all"},
    entry{"Mul", mul, "by a constant that broadcasts; functions of one activation, as in SiLU",
          on_integers::exact_without_overflow},
    entry{"Neg", neg, "all", on_integers::exact_without_overflow},
    entry{"PRelu", prelu, "constant slopes, one per channel (6) or broadcast (7)"},
    entry{"Pad", pad,
          "constant, reflect and edge, as attributes (6) or inputs (11); any axis but the batch; no cropping",
          on_integers::exact},
    entry{"Pow", pow, "within composed functions"},
    entry{"Reciprocal", reciprocal, "within composed functions"},
    entry{"ReduceMax", reduce_max, "any axes but the batch", on_integers::exact},
    entry{"ReduceMean", reduce_mean, "any axes but the batch"},
    entry{"ReduceMin", reduce_min, "any axes but the batch", on_integers::exact},
    entry{"Relu", relu, "all", on_integers::exact},
    entry{"Reshape", reshape, "shapes known at import, given or computed; zeros, -1, allowzero", on_integers::exact},
    entry{"Scaler", scaler, "of domain ai.onnx.ml; one number per feature, or one for all", on_integers::exact_as_real,
          ml_domain},
    entry{"Selu", selu, "all"},
    entry{"Shape", shape_of, "start and end: how shapes are computed", on_integers::exact},
    entry{"Sigmoid", sigmoid, "all"},
    entry{"Slice", slice, "constants: how shapes are computed"},
    entry{"Softmax", softmax, "any axis (13), or all axes from one on"},
    entry{"Softplus", softplus, "all"},
    entry{"Softsign", softsign, "all"},
    entry{"Squeeze", squeeze, "axes as attribute or input (13)", on_integers::exact},
    entry{"Sub", sub, "a constant that broadcasts, on either side; two activations of one shape",
          on_integers::exact_without_overflow},
    entry{"Tanh", tanh, "all"},
    entry{"ThresholdedRelu", thresholded_relu, "all"},
    entry{"Transpose", transpose, "any permutation that leaves the batch in place", on_integers::exact},
    entry{"Unsqueeze", unsqueeze, "axes as attribute or input (13)", on_integers::exact},
};

const entry* find_entry(const NodeProto& node) {
    const std::string_view domain = node.domain().empty() ? onnx_domain : std::string_view(node.domain());
    const auto* const found = std::find_if(entries.begin(), entries.end(), [&](const entry& one) {
        return one.op_type == node.op_type() && one.domain == domain;
    });
    return found == entries.end() ? nullptr : found;
}

}  // namespace

std::span<const entry> all() {
    return entries;
}

import_function* find(const NodeProto& node) {
    const entry* const found = find_entry(node);
    return found == nullptr ? nullptr : found->import;
}

void check_integers(const NodeProto& node, std::unordered_map<std::string_view, data_type>& integers) {
    const auto input = std::find_if(node.input().begin(), node.input().end(),
                                    [&](const std::string& name) { return integers.contains(name); });
    if (input == node.input().end()) return;
    const data_type type = integers.at(*input);
    const entry* const found = find_entry(node);
    const bool wide = type == data_type::int32 || type == data_type::int64;
    if (found == nullptr || found->integers == on_integers::not_exact ||
        (found->integers == on_integers::exact_without_overflow && !wide))
        throw problem(fmt::format("its input {} holds integers of type {}; expected a Cast to FLOAT before it",
                                  common::in_quotes(*input), to_text(type)));
    if (found->integers != on_integers::exact_as_real) integers[node.output(0)] = type;
}

std::string supported() {
    std::vector<std::string_view> names;
    for (const entry& one : entries) names.push_back(one.op_type);
    return on_lines(names);
}

}  // namespace zgen::onnx::operators
