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
    entry{"Constant", constant},
    entry{"Conv", conv},
    entry{"Div", div},
    entry{"Dropout", dropout},
    entry{"Flatten", flatten},
    entry{"Gemm", gemm},
    entry{"GlobalAveragePool", global_average_pool},
    entry{"GlobalMaxPool", global_max_pool},
    entry{"Identity", identity},
    entry{"MatMul", matmul},
    entry{"MaxPool", max_pool},
    entry{"Mul", mul},
    entry{"ReduceMax", reduce_max},
    entry{"ReduceMin", reduce_min},
    entry{"Relu", relu},
    entry{"Reshape", reshape},
    entry{"Squeeze", squeeze},
    entry{"Sub", sub},
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
