// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>

namespace zgen::keras {

/// One layer as the model's configuration describes it.
struct layer_config {
    std::string name;
    std::string class_name;
    std::size_t number = 0;  ///< layers of the same class before it
    nlohmann::json config;
};

/// "layer 'conv1d_1' (Conv1D)"
std::string origin_of(const layer_config& layer);

}  // namespace zgen::keras
