// SPDX-License-Identifier: Apache-2.0
#include "import/keras/keras1.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace zgen::keras {

namespace {

struct renamed {
    std::string_view before;
    const char* after;
};

constexpr std::array classes{renamed{"AtrousConvolution1D", "Conv1D"}, renamed{"Convolution1D", "Conv1D"},
                             renamed{"TimeDistributedDense", "Dense"}};

constexpr std::array keys{
    renamed{"atrous_rate", "dilation_rate"}, renamed{"bias", "use_bias"},     renamed{"border_mode", "padding"},
    renamed{"filter_length", "kernel_size"}, renamed{"nb_filter", "filters"}, renamed{"output_dim", "units"},
    renamed{"pool_length", "pool_size"},     renamed{"stride", "strides"},    renamed{"subsample_length", "strides"}};

}  // namespace

void translate_keras1(layer_config& layer) {
    for (const renamed& r : classes)
        if (layer.class_name == r.before) layer.class_name = r.after;
    if (!layer.config.is_object()) return;
    for (const renamed& r : keys) {
        const auto found = layer.config.find(std::string(r.before));
        if (found == layer.config.end() || layer.config.contains(r.after)) continue;
        layer.config[r.after] = *found;
    }
}

}  // namespace zgen::keras
