// SPDX-License-Identifier: Apache-2.0
#include "import/keras/layers/layers.hpp"

#include <algorithm>
#include <array>

namespace zgen::keras::layers {

namespace {

struct entry {
    std::string_view class_name;
    reader* read;
};

constexpr std::array table{
    entry{"Activation", activation},
    entry{"ActivityRegularization", identity},
    entry{"Add", add},
    entry{"AlphaDropout", dropout},
    entry{"Average", average},
    entry{"AveragePooling1D", average_pooling},
    entry{"AveragePooling2D", average_pooling2d},
    entry{"BatchNormalization", batch_normalization},
    entry{"BatchNormalizationV1", batch_normalization},
    entry{"BatchNormalizationV2", batch_normalization},
    entry{"Conv1D", conv},
    entry{"Conv2D", conv2d},
    entry{"Cropping1D", cropping},
    entry{"Dense", dense},
    entry{"DepthwiseConv1D", depthwise_conv},
    entry{"DepthwiseConv2D", depthwise_conv2d},
    entry{"Dropout", dropout},
    entry{"ELU", elu},
    entry{"Elu", operation},
    entry{"Flatten", flatten},
    entry{"GaussianDropout", dropout},
    entry{"GaussianNoise", dropout},
    entry{"Gelu", operation},
    entry{"GlobalAveragePooling1D", global_average_pooling},
    entry{"GlobalAveragePooling2D", global_average_pooling2d},
    entry{"GlobalMaxPooling1D", global_max_pooling},
    entry{"GlobalMaxPooling2D", global_max_pooling2d},
    entry{"GroupNormalization", group_normalization},
    entry{"HardSigmoid", operation},
    entry{"HardSilu", operation},
    entry{"HardTanh", operation},
    entry{"Identity", identity},
    entry{"InputLayer", input},
    entry{"LeakyReLU", leaky_relu},
    entry{"LeakyRelu", operation},
    entry{"LogSigmoid", operation},
    entry{"MaxPooling1D", max_pooling},
    entry{"MaxPooling2D", max_pooling2d},
    entry{"Mish", operation},
    entry{"Normalization", normalization},
    entry{"PReLU", prelu},
    entry{"Permute", permute},
    entry{"ReLU", relu},
    entry{"Relu", operation},
    entry{"Relu6", operation},
    entry{"RepeatVector", repeat_vector},
    entry{"Rescaling", rescaling},
    entry{"Reshape", reshape},
    entry{"Selu", operation},
    entry{"SeparableConv1D", separable_conv},
    entry{"SeparableConv2D", separable_conv2d},
    entry{"Sigmoid", operation},
    entry{"Silu", operation},
    entry{"Softmax", softmax},
    entry{"Softplus", operation},
    entry{"Softsign", operation},
    entry{"SpatialDropout1D", dropout},
    entry{"SpatialDropout2D", dropout},
    entry{"Subtract", subtract},
    entry{"SyncBatchNormalization", batch_normalization},
    entry{"TFOpLambda", op_lambda},
    entry{"Tanh", operation},
    entry{"ThresholdedReLU", thresholded_relu},
    entry{"ZeroPadding1D", zero_padding},
    entry{"ZeroPadding2D", zero_padding2d},
};

}  // namespace

reader* find(std::string_view class_name) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const entry& e) { return e.class_name == class_name; });
    return found == table.end() ? nullptr : found->read;
}

bool joins(std::string_view class_name) {
    reader* const read = find(class_name);
    return read == add || read == average || read == op_lambda || read == subtract;
}

std::string supported() {
    std::string names;
    for (const entry& e : table) {
        if (!names.empty()) names += ", ";
        names += e.class_name;
    }
    return names;
}

}  // namespace zgen::keras::layers
