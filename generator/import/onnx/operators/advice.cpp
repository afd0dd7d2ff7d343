// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/operators/advice.hpp"

#include <algorithm>
#include <array>

namespace zgen::onnx::operators {
namespace {

constexpr std::string_view recurrent = "recurrent layers are not supported; train a network of convolutions instead";
constexpr std::string_view quantized = "export the network before quantization, in float32";
constexpr std::string_view two_dimensional = "only 1-D networks are supported";
constexpr std::string_view joined = "branches can only be added: Add is supported";
constexpr std::string_view composed =
    "as an activation by itself only those that ONNX names are supported, such as Sigmoid, Tanh, Gelu and Clip";
constexpr std::string_view classifier = "cut the model before its classifier's labels; its scores are supported";
constexpr std::string_view other_model = "only networks are supported";
constexpr std::string_view reduced = "ReduceMean, ReduceMax, ReduceMin and global pooling are supported";
constexpr std::string_view resampled = "strides and pooling are supported, going back to more positions is not";

constexpr std::array entries{
    refused{"ArgMax", classifier},
    refused{"ArrayFeatureExtractor", classifier},
    refused{"Attention", "attention is not supported; average or maximum pooling over the positions is"},
    refused{"Ceil", composed},
    refused{"ConvInteger", quantized},
    refused{"ConvTranspose", resampled},
    refused{"DequantizeLinear", quantized},
    refused{"DynamicQuantizeLinear", quantized},
    refused{"Exp", composed},
    refused{"Floor", composed},
    refused{"GRU", recurrent},
    refused{"GroupNormalization", "BatchNormalization and InstanceNormalization are supported"},
    refused{"If", "export one branch alone"},
    refused{"LRN", "BatchNormalization is supported"},
    refused{"LSTM", recurrent},
    refused{"LayerNormalization", "BatchNormalization and InstanceNormalization are supported"},
    refused{"LabelEncoder", classifier},
    refused{"LinearClassifier", classifier},
    refused{"LinearRegressor", "write it as MatMul and Add"},
    refused{"Log", composed},
    refused{"Loop", "export the network without loops"},
    refused{"LpPool", "MaxPool and AveragePool are supported"},
    refused{"MatMulInteger", quantized},
    refused{"Max", joined},
    refused{"MaxRoiPool", two_dimensional},
    refused{"Min", joined},
    refused{"Normalizer", "it divides each sample by its own norm; min-max normalization of each sample is supported"},
    refused{"QLinearConv", quantized},
    refused{"QLinearMatMul", quantized},
    refused{"QuantizeLinear", quantized},
    refused{"RNN", recurrent},
    refused{"ReduceL2", reduced},
    refused{"ReduceProd", reduced},
    refused{"ReduceSum", reduced},
    refused{"Resize", resampled},
    refused{"Scan", "export the network without loops"},
    refused{"Sqrt", composed},
    refused{"SVMClassifier", other_model},
    refused{"SVMRegressor", other_model},
    refused{"Sum", "Add is supported, of two activations at a time"},
    refused{"TreeEnsembleClassifier", other_model},
    refused{"TreeEnsembleRegressor", other_model},
    refused{"Upsample", resampled},
    refused{"Where", composed},
    refused{"ZipMap", classifier},
};

}  // namespace

std::span<const refused> all_refused() {
    return entries;
}

std::string_view advice(std::string_view op_type) {
    const auto* const found =
        std::find_if(entries.begin(), entries.end(), [&](const refused& one) { return one.op_type == op_type; });
    return found == entries.end() ? std::string_view() : found->text;
}

}  // namespace zgen::onnx::operators
