// SPDX-License-Identifier: Apache-2.0
#include "import/onnx/operators/operators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "import/in_quotes.hpp"

namespace zgen::onnx::operators {
namespace {

/// What float32 makes of an operator on integers.
enum class on_integers : unsigned char { differs, wraps_not, same };

struct entry {
    std::string_view op_type;
    import_function* import;
    on_integers integers = on_integers::differs;
};

constexpr std::array table{
    entry{"Add", add, on_integers::wraps_not},
    entry{"AveragePool", average_pool},
    entry{"BatchNormalization", batch_normalization},
    entry{"Cast", cast, on_integers::same},
    entry{"Celu", celu},
    entry{"Clip", clip},
    entry{"Concat", concat, on_integers::same},
    entry{"Constant", constant},
    entry{"ConstantOfShape", constant_of_shape},
    entry{"Conv", conv},
    entry{"Div", div},
    entry{"Dropout", dropout},
    entry{"Elu", elu},
    entry{"Erf", erf},
    entry{"Flatten", flatten, on_integers::same},
    entry{"Gather", gather},
    entry{"Gelu", gelu},
    entry{"Gemm", gemm},
    entry{"GlobalAveragePool", global_average_pool},
    entry{"GlobalMaxPool", global_max_pool},
    entry{"HardSigmoid", hard_sigmoid},
    entry{"HardSwish", hard_swish},
    entry{"Identity", identity, on_integers::same},
    entry{"InstanceNormalization", instance_normalization},
    entry{"LeakyRelu", leaky_relu},
    entry{"LogSoftmax", log_softmax},
    entry{"MatMul", matmul},
    entry{"MaxPool", max_pool, on_integers::same},
    entry{"Mish", mish},
    entry{"Mul", mul, on_integers::wraps_not},
    entry{"Neg", neg, on_integers::wraps_not},
    entry{"PRelu", prelu},
    entry{"Pad", pad, on_integers::same},
    entry{"Pow", pow},
    entry{"ReduceMax", reduce_max, on_integers::same},
    entry{"ReduceMean", reduce_mean},
    entry{"ReduceMin", reduce_min, on_integers::same},
    entry{"Relu", relu, on_integers::same},
    entry{"Reshape", reshape, on_integers::same},
    entry{"Selu", selu},
    entry{"Shape", shape_of, on_integers::same},
    entry{"Sigmoid", sigmoid},
    entry{"Slice", slice},
    entry{"Softmax", softmax},
    entry{"Softplus", softplus},
    entry{"Softsign", softsign},
    entry{"Squeeze", squeeze, on_integers::same},
    entry{"Sub", sub, on_integers::wraps_not},
    entry{"Tanh", tanh},
    entry{"ThresholdedRelu", thresholded_relu},
    entry{"Transpose", transpose, on_integers::same},
    entry{"Unsqueeze", unsqueeze, on_integers::same},
};

const entry* find_entry(std::string_view op_type) {
    const auto* const found =
        std::find_if(table.begin(), table.end(), [&](const entry& one) { return one.op_type == op_type; });
    return found == table.end() ? nullptr : found;
}

}  // namespace

import_function* find(std::string_view op_type) {
    const entry* const found = find_entry(op_type);
    return found == nullptr ? nullptr : found->import;
}

void check_integers(const NodeProto& node, std::unordered_map<std::string_view, data_type>& integers) {
    const auto input = std::find_if(node.input().begin(), node.input().end(),
                                    [&](const std::string& name) { return integers.contains(name); });
    if (input == node.input().end()) return;
    const data_type type = integers.at(*input);
    const entry* const found = find_entry(node.op_type());
    const bool wide = type == data_type::int32 || type == data_type::int64;
    if (found == nullptr || found->integers == on_integers::differs ||
        (found->integers == on_integers::wraps_not && !wide))
        throw problem(fmt::format("its input {} holds integers of type {}; expected a Cast to FLOAT before it",
                                  in_quotes(*input), to_text(type)));
    if (node.op_type() != "Cast") integers[node.output(0)] = type;
}

std::string supported() {
    std::string names;
    for (const entry& one : table) {
        if (!names.empty()) names += ", ";
        names += one.op_type;
    }
    return names;
}

}  // namespace zgen::onnx::operators
