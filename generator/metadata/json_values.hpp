// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

/// JSON values out of a model's metadata, which anyone may have written. What is wrong is a std::invalid_argument that
/// says what was found and what was expected.
namespace zgen {

/// Longest JSON text: the training range of 80,000 inputs.
inline constexpr std::size_t max_json_bytes = std::size_t{1} << 22;

/// Parses a text of bounded length and nesting; `expected` says what it should hold.
nlohmann::json parse_json(std::string_view text, const std::string& expected);

/// A number that float32 can hold; `where` names it: "'level'", "value 3 of 'edges'".
double number_in(const nlohmann::json& value, const std::string& where);

/// The numbers of a list; `where` names it.
std::vector<double> numbers_in(const nlohmann::json& list, const std::string& where);

/// An object's member.
const nlohmann::json& member_of(const nlohmann::json& object, const char* key);

}  // namespace zgen
