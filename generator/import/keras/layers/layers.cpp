// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/layers/layers.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "generator/import/on_lines.hpp"

namespace zgen::keras::layers {

namespace {

constexpr std::array entries{
    entry{"Activation", activation,
          "celu, elu, gelu, hard_sigmoid, hard_silu, hard_tanh, leaky_relu, linear, log_sigmoid, log_softmax, mish, "
          "relu, relu6, selu, sigmoid, silu, softmax, softplus, softsign, tanh"},
    entry{"ActivityRegularization", identity, "nothing to do"},
    entry{"Add", add, "activations of one shape"},
    entry{"AlphaDropout", dropout, "nothing to do"},
    entry{"Average", average, "activations of one shape"},
    entry{"AveragePooling1D", average_pooling, "valid and same; both data formats"},
    entry{"AveragePooling2D", average_pooling2d, "over a unit axis"},
    entry{"BatchNormalization", batch_normalization, "any axis"},
    entry{"BatchNormalizationV1", batch_normalization, "any axis"},
    entry{"BatchNormalizationV2", batch_normalization, "any axis"},
    entry{"Conv1D", conv, "strides, dilations, groups; valid, same and causal; both data formats; fused activation"},
    entry{"Conv2D", conv2d, "over a unit axis; otherwise as Conv1D"},
    entry{"Cropping1D", cropping, "all"},
    entry{"Dense", dense, "over the last axis; fused activation"},
    entry{"DepthwiseConv1D", depthwise_conv, "as Conv1D"},
    entry{"DepthwiseConv2D", depthwise_conv2d, "over a unit axis; otherwise as Conv1D"},
    entry{"Dropout", dropout, "nothing to do"},
    entry{"ELU", elu, "alpha"},
    entry{"Elu", operation, "alpha"},
    entry{"Flatten", flatten, "both data formats"},
    entry{"GaussianDropout", dropout, "nothing to do"},
    entry{"GaussianNoise", dropout, "nothing to do"},
    entry{"Gelu", operation, "exact and approximate"},
    entry{"GlobalAveragePooling1D", global_average_pooling, "keepdims; both data formats"},
    entry{"GlobalAveragePooling2D", global_average_pooling2d, "over a unit axis"},
    entry{"GlobalMaxPooling1D", global_max_pooling, "keepdims; both data formats"},
    entry{"GlobalMaxPooling2D", global_max_pooling2d, "over a unit axis"},
    entry{"GroupNormalization", group_normalization, "as many groups as channels"},
    entry{"HardSigmoid", operation, "all, as the version that saved it defines it"},
    entry{"HardSilu", operation, "all"},
    entry{"HardTanh", operation, "all"},
    entry{"Identity", identity, "all"},
    entry{"InputLayer", input, "one input of known extents"},
    entry{"LeakyReLU", leaky_relu, "alpha, negative_slope"},
    entry{"LeakyRelu", operation, "negative_slope"},
    entry{"LogSigmoid", operation, "all"},
    entry{"MaxPooling1D", max_pooling, "valid and same; both data formats"},
    entry{"MaxPooling2D", max_pooling2d, "over a unit axis"},
    entry{"Mish", operation, "all"},
    entry{"Normalization", normalization, "given or adapted mean and variance; any axes; invert"},
    entry{"PReLU", prelu, "slopes of any shared axes"},
    entry{"Permute", permute, "all"},
    entry{"ReLU", relu, "max_value, negative_slope, threshold"},
    entry{"Relu", operation, "all"},
    entry{"Relu6", operation, "all"},
    entry{"RepeatVector", repeat_vector, "n = 1"},
    entry{"Rescaling", rescaling, "scale and offset, numbers or lists"},
    entry{"Reshape", reshape, "all"},
    entry{"Selu", operation, "all"},
    entry{"SeparableConv1D", separable_conv, "as Conv1D"},
    entry{"SeparableConv2D", separable_conv2d, "over a unit axis; otherwise as Conv1D"},
    entry{"Sigmoid", operation, "all"},
    entry{"Silu", operation, "all"},
    entry{"Softmax", softmax, "any one axis"},
    entry{"Softplus", operation, "all"},
    entry{"Softsign", operation, "all"},
    entry{"SpatialDropout1D", dropout, "nothing to do"},
    entry{"SpatialDropout2D", dropout, "nothing to do"},
    entry{"Subtract", subtract, "activations of one shape"},
    entry{"SyncBatchNormalization", batch_normalization, "any axis"},
    entry{"TFOpLambda", op_lambda, "sums, and activations without parameters"},
    entry{"Tanh", operation, "all"},
    entry{"ThresholdedReLU", thresholded_relu, "theta"},
    entry{"ZeroPadding1D", zero_padding, "all"},
    entry{"ZeroPadding2D", zero_padding2d, "over a unit axis"},
};

}  // namespace

std::span<const entry> all() {
    return entries;
}

reader* find(std::string_view class_name) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const entry& e) { return e.class_name == class_name; });
    return found == entries.end() ? nullptr : found->read;
}

bool joins(std::string_view class_name) {
    reader* const read = find(class_name);
    return read == add || read == average || read == op_lambda || read == subtract;
}

std::string supported() {
    std::vector<std::string_view> names;
    for (const entry& e : entries) names.push_back(e.class_name);
    return on_lines(names);
}

}  // namespace zgen::keras::layers
