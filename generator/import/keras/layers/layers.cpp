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
    entry{"ActivityRegularization", dropout},
    entry{"AlphaDropout", dropout},
    entry{"AveragePooling1D", average_pooling},
    entry{"BatchNormalization", batch_normalization},
    entry{"Conv1D", conv},
    entry{"Dense", dense},
    entry{"DepthwiseConv1D", depthwise_conv},
    entry{"Dropout", dropout},
    entry{"Flatten", flatten},
    entry{"GaussianDropout", dropout},
    entry{"GaussianNoise", dropout},
    entry{"GlobalAveragePooling1D", global_average_pooling},
    entry{"GlobalMaxPooling1D", global_max_pooling},
    entry{"Identity", dropout},
    entry{"InputLayer", input},
    entry{"MaxPooling1D", max_pooling},
    entry{"Normalization", normalization},
    entry{"Permute", permute},
    entry{"ReLU", relu},
    entry{"Reshape", reshape},
    entry{"SeparableConv1D", separable_conv},
    entry{"SpatialDropout1D", dropout},
    entry{"ZeroPadding1D", zero_padding},
};

}  // namespace

reader* find(std::string_view class_name) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const entry& e) { return e.class_name == class_name; });
    return found == table.end() ? nullptr : found->read;
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
