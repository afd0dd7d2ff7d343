// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

/// JSON values out of a model's metadata, which anyone may have written. What is wrong is a std::invalid_argument that
/// says what was found and what was expected.
namespace zgen {

/// Longest JSON text: the training range of 80,000 inputs.
inline constexpr std::size_t max_json_bytes = std::size_t{1} << 22;

/// A JSON text of bounded length and nesting, whose numbers are such as float32 can hold.
class json_text {
 public:
    /// `expected` says what it should hold.
    json_text(std::string_view text, const std::string& expected);
    ~json_text();

    /// Whether the text is an object with such a key.
    bool has(const char* key) const;
    /// The number under a key of the object that the text is.
    double number(const char* key) const;
    /// The list of numbers under a key.
    std::vector<double> numbers(const char* key) const;
    /// The list of numbers that the text is; `what` names it: "the range".
    std::vector<double> numbers_as(const std::string& what) const;
    /// The string that the text is; `what` names it.
    std::string string_as(const std::string& what) const;

 private:
    const nlohmann::json& member(const char* key) const;

    std::unique_ptr<const nlohmann::json> value_;
};

}  // namespace zgen
