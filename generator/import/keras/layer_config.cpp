// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/layer_config.hpp"

#include <fmt/format.h>

#include "src/common/in_quotes.hpp"

namespace zgen::keras {

bool is_custom(const layer_config& layer) {
    const std::string package = layer.module.substr(0, layer.module.find('.'));
    return !package.empty() && package != "keras" && package != "tf_keras" && package != "tensorflow";
}

std::string origin_of(const layer_config& layer) {
    std::string path;
    for (const enclosing_model& model : layer.models) path += model.name + "/";
    return fmt::format("layer {} ({})", common::in_quotes(path + layer.name), common::printable(layer.class_name));
}

}  // namespace zgen::keras
