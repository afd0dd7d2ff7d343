// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

/// Reading of JSON that may be anything.
namespace zgen::keras {

/// The member, or null where there is none.
const nlohmann::json& member(const nlohmann::json& object, const char* key);

/// The text, or an empty one where the value is none.
std::string text_of(const nlohmann::json& value);

/// true or false, which Keras also writes as 1 or 0, 1.0 or 0.0; nothing for any other value.
std::optional<bool> flag_of(const nlohmann::json& value);

/// The value itself where Keras wraps it.
/// Source   {"class_name": "__tuple__", "items": V}, "TensorShape" likewise; {"class_name": "__numpy__", "config":
///          {"value": V}}, "__tensor__" likewise; {"type": "ndarray", "value": V}
const nlohmann::json& unwrapped(const nlohmann::json& value);

}  // namespace zgen::keras
