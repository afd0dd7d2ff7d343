// SPDX-License-Identifier: Apache-2.0
#include "import/onnx/operators/operators.hpp"

#include <algorithm>
#include <array>

namespace zgen::onnx::operators {
namespace {

struct entry {
    std::string_view op_type;
    import_function* import;
};

constexpr std::array table{
    entry{"Add", add},
    entry{"AveragePool", average_pool},
    entry{"BatchNormalization", batch_normalization},
    entry{"Cast", cast},
    entry{"Celu", celu},
    entry{"Clip", clip},
    entry{"Concat", concat},
    entry{"Constant", constant},
    entry{"ConstantOfShape", constant_of_shape},
    entry{"Conv", conv},
    entry{"Div", div},
    entry{"Dropout", dropout},
    entry{"Elu", elu},
    entry{"Erf", erf},
    entry{"Flatten", flatten},
    entry{"Gather", gather},
    entry{"Gelu", gelu},
    entry{"Gemm", gemm},
    entry{"GlobalAveragePool", global_average_pool},
    entry{"GlobalMaxPool", global_max_pool},
    entry{"HardSigmoid", hard_sigmoid},
    entry{"HardSwish", hard_swish},
    entry{"Identity", identity},
    entry{"InstanceNormalization", instance_normalization},
    entry{"LeakyRelu", leaky_relu},
    entry{"LogSoftmax", log_softmax},
    entry{"MatMul", matmul},
    entry{"MaxPool", max_pool},
    entry{"Mish", mish},
    entry{"Mul", mul},
    entry{"Neg", neg},
    entry{"PRelu", prelu},
    entry{"Pad", pad},
    entry{"Pow", pow},
    entry{"ReduceMax", reduce_max},
    entry{"ReduceMean", reduce_mean},
    entry{"ReduceMin", reduce_min},
    entry{"Relu", relu},
    entry{"Reshape", reshape},
    entry{"Selu", selu},
    entry{"Shape", shape_of},
    entry{"Sigmoid", sigmoid},
    entry{"Slice", slice},
    entry{"Softmax", softmax},
    entry{"Softplus", softplus},
    entry{"Softsign", softsign},
    entry{"Squeeze", squeeze},
    entry{"Sub", sub},
    entry{"Tanh", tanh},
    entry{"ThresholdedRelu", thresholded_relu},
    entry{"Transpose", transpose},
    entry{"Unsqueeze", unsqueeze},
};

}  // namespace

import_function* find(std::string_view op_type) {
    const auto* const found =
        std::find_if(table.begin(), table.end(), [&](const entry& one) { return one.op_type == op_type; });
    return found == table.end() ? nullptr : found->import;
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
