// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace zgen::keras {

/// The name from Keras 2 on of a class that Keras 1 saved; others stay as they are.
/// Source   Keras 1.2 and the conversions of keras.legacy in Keras 2.3
std::string_view translate_keras1(std::string_view class_name);

/// The value of a setting under the name that it had in Keras 1; null where there is none.
const nlohmann::json& find_keras1(const nlohmann::json& config, std::string_view key);

}  // namespace zgen::keras
