// SPDX-License-Identifier: Apache-2.0
#include "generator/metadata/json_values.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace zgen {

using nlohmann::json;

namespace {

json parsed(std::string_view text, const std::string& expected) {
    constexpr int max_depth = 8;
    if (text.size() > max_json_bytes)
        throw std::invalid_argument(fmt::format("has {} bytes; expected at most {}", text.size(), max_json_bytes));
    const auto bound = [&](int depth, json::parse_event_t, json&) {
        if (depth > max_depth)
            throw std::invalid_argument(
                fmt::format("is nested deeper than {} levels; expected {}", max_depth, expected));
        return true;
    };
    try {
        return json::parse(text, bound);
    } catch (const json::parse_error& e) {
        throw std::invalid_argument(fmt::format("is not JSON from byte {} on; expected {}", e.byte, expected));
    } catch (const json::out_of_range&) {
        throw std::invalid_argument("holds a number that is too large; expected numbers that float32 can hold");
    }
}

double number_in(const json& value, const std::string& where) {
    if (!value.is_number())
        throw std::invalid_argument(fmt::format("{} is of type {}; expected a number", where, value.type_name()));
    const double number = value.get<double>();
    if (!(std::abs(number) <= std::numeric_limits<float>::max()))
        throw std::invalid_argument(fmt::format("{} is {}; expected a number that float32 can hold", where, number));
    return number;
}

std::vector<double> numbers_in(const json& list, const std::string& where) {
    if (!list.is_array())
        throw std::invalid_argument(
            fmt::format("{} is of type {}; expected a list of numbers", where, list.type_name()));
    std::vector<double> numbers;
    numbers.reserve(list.size());
    for (std::size_t i = 0; i < list.size(); ++i)
        numbers.push_back(number_in(list[i], fmt::format("value {} of {}", i, where)));
    return numbers;
}

}  // namespace

json_text::json_text(std::string_view text, const std::string& expected)
    : value_(std::make_unique<const json>(parsed(text, expected))) {}

json_text::~json_text() = default;

const json& json_text::member(const char* key) const {
    if (!value_->is_object())
        throw std::invalid_argument(
            fmt::format("is of type {}; expected an object with '{}'", value_->type_name(), key));
    const auto found = value_->find(key);
    if (found == value_->end()) throw std::invalid_argument(fmt::format("has no '{}'; expected one", key));
    return *found;
}

bool json_text::has(const char* key) const {
    return value_->is_object() && value_->contains(key);
}

double json_text::number(const char* key) const {
    return number_in(member(key), fmt::format("'{}'", key));
}

std::vector<double> json_text::numbers(const char* key) const {
    return numbers_in(member(key), fmt::format("'{}'", key));
}

std::vector<double> json_text::numbers_as(const std::string& what) const {
    return numbers_in(*value_, what);
}

std::string json_text::string_as(const std::string& what) const {
    if (!value_->is_string())
        throw std::invalid_argument(fmt::format("{} is of type {}; expected a string", what, value_->type_name()));
    return value_->get<std::string>();
}

}  // namespace zgen
