// SPDX-License-Identifier: Apache-2.0
#include "import/onnx/operators/advice.hpp"

#include <algorithm>
#include <array>

namespace zgen::onnx::operators {
namespace {

struct entry {
    std::string_view op_type;
    std::string_view advice;
};

constexpr std::string_view recurrent = "recurrent layers are not supported; train a network of convolutions instead";
constexpr std::string_view quantized = "export the network before quantization, in float32";
constexpr std::string_view two_dimensional = "only 1-D networks are supported";
constexpr std::string_view joined = "branches can only be added: Add is supported";
constexpr std::string_view composed =
    "as an activation by itself only those that ONNX names are supported, such as Sigmoid, Tanh, Gelu and Clip";
constexpr std::string_view classifier = "cut the model before its classifier's labels; its scores are supported";
constexpr std::string_view reduced = "ReduceMean, ReduceMax, ReduceMin and global pooling are supported";
constexpr std::string_view resampled = "strides and pooling are supported, going back to more positions is not";

constexpr std::array table{
    entry{"Abs", composed},
    entry{"ArgMax", classifier},
    entry{"Attention", "attention is not supported; average or maximum pooling over the positions is"},
    entry{"Ceil", composed},
    entry{"ConvInteger", quantized},
    entry{"ConvTranspose", resampled},
    entry{"DequantizeLinear", quantized},
    entry{"DynamicQuantizeLinear", quantized},
    entry{"Exp", composed},
    entry{"Floor", composed},
    entry{"GRU", recurrent},
    entry{"GroupNormalization", "BatchNormalization and InstanceNormalization are supported"},
    entry{"If", "export one branch alone"},
    entry{"LRN", "BatchNormalization is supported"},
    entry{"LSTM", recurrent},
    entry{"LayerNormalization", "BatchNormalization and InstanceNormalization are supported"},
    entry{"LinearClassifier", classifier},
    entry{"Log", composed},
    entry{"Loop", "export the network without loops"},
    entry{"LpPool", "MaxPool and AveragePool are supported"},
    entry{"MatMulInteger", quantized},
    entry{"Max", joined},
    entry{"MaxRoiPool", two_dimensional},
    entry{"Min", joined},
    entry{"QLinearConv", quantized},
    entry{"QLinearMatMul", quantized},
    entry{"QuantizeLinear", quantized},
    entry{"RNN", recurrent},
    entry{"ReduceL2", reduced},
    entry{"ReduceProd", reduced},
    entry{"ReduceSum", reduced},
    entry{"Resize", resampled},
    entry{"Scan", "export the network without loops"},
    entry{"Sqrt", composed},
    entry{"Sum", "Add is supported, of two activations at a time"},
    entry{"Upsample", resampled},
    entry{"Where", composed},
    entry{"ZipMap", classifier},
};

}  // namespace

std::string_view advice(std::string_view op_type) {
    const auto* const found =
        std::find_if(table.begin(), table.end(), [&](const entry& one) { return one.op_type == op_type; });
    return found == table.end() ? std::string_view() : found->advice;
}

}  // namespace zgen::onnx::operators
