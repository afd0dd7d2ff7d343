// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/json_access.hpp"

#include <nlohmann/json.hpp>

namespace zgen::keras {

using nlohmann::json;

const json& member(const json& object, const char* key) {
    static const json null;
    if (!object.is_object()) return null;
    const auto found = object.find(key);
    return found == object.end() ? null : *found;
}

std::string text_of(const json& value) {
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<bool> flag_of(const json& value) {
    if (value == true || value == 1) return true;
    if (value == false || value == 0) return false;
    return std::nullopt;
}

const json& unwrapped(const json& value) {
    if (!value.is_object()) return value;
    const std::string class_name = text_of(member(value, "class_name"));
    if (class_name == "__tuple__" || class_name == "TensorShape") return member(value, "items");
    if (class_name == "__numpy__" || class_name == "__tensor__") return member(member(value, "config"), "value");
    if (text_of(member(value, "type")) == "ndarray") return member(value, "value");
    return value;
}

}  // namespace zgen::keras
