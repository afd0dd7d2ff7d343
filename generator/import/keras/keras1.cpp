// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/keras1.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "generator/import/keras/json_access.hpp"

namespace zgen::keras {

namespace {

struct renamed {
    const char* before;
    const char* after;
};

constexpr std::array classes{renamed{"AtrousConvolution1D", "Conv1D"}, renamed{"Convolution1D", "Conv1D"},
                             renamed{"TimeDistributedDense", "Dense"}};

constexpr std::array keys{
    renamed{"atrous_rate", "dilation_rate"}, renamed{"bias", "use_bias"},     renamed{"border_mode", "padding"},
    renamed{"filter_length", "kernel_size"}, renamed{"nb_filter", "filters"}, renamed{"output_dim", "units"},
    renamed{"pool_length", "pool_size"},     renamed{"stride", "strides"},    renamed{"subsample_length", "strides"}};

}  // namespace

std::string_view translate_keras1(std::string_view class_name) {
    for (const renamed& r : classes)
        if (class_name == r.before) return r.after;
    return class_name;
}

const nlohmann::json& find_keras1(const nlohmann::json& config, std::string_view key) {
    for (const renamed& r : keys)
        if (const nlohmann::json& found = member(config, r.before); key == r.after && !found.is_null()) return found;
    return member({}, "");
}

}  // namespace zgen::keras
