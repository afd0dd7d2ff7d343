// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/attributes.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "generator/import/keras/json_access.hpp"
#include "generator/import/keras/keras1.hpp"
#include "generator/import/keras/problem.hpp"
#include "src/common/in_quotes.hpp"
#include "src/common/limits.hpp"

namespace zgen::keras {

using nlohmann::json;

namespace {

std::string show(const json& value) {
    return common::in_quotes(value.is_string() ? value.get<std::string>()
                                               : value.dump(-1, ' ', true, json::error_handler_t::replace));
}

problem mismatch(const char* key, const json& found, std::string_view expected) {
    return problem(fmt::format("{} is {}; expected {}", key, show(found), expected));
}

std::size_t size_of(const char* key, const json& found) {
    const json& value = found.is_array() && found.size() == 1 ? found.front() : found;
    if (value.is_number_integer() && value > 0 && value <= common::max_elements) return value.get<std::size_t>();
    throw mismatch(key, found, fmt::format("a number from 1 to {}", common::max_elements));
}

}  // namespace

const json* attributes::find(const char* key) const {
    const json& now = member(config_, key);
    const json& found = unwrapped(now.is_null() ? find_keras1(config_, key) : now);
    return found.is_null() ? nullptr : &found;
}

bool attributes::flag(const char* key, bool fallback) const {
    const json* found = find(key);
    if (found == nullptr) return fallback;
    const std::optional<bool> value = flag_of(*found);
    if (!value) throw mismatch(key, *found, "true or false, or 1 or 0");
    return *value;
}

double attributes::number(const char* key, double fallback) const {
    const json* found = find(key);
    if (found == nullptr) return fallback;
    if (!found->is_number()) throw mismatch(key, *found, "a number");
    return found->get<double>();
}

std::string attributes::text(const char* key, std::string_view fallback) const {
    const json* found = find(key);
    if (found == nullptr) return std::string(fallback);
    if (!found->is_string()) throw mismatch(key, *found, "a text");
    return found->get<std::string>();
}

std::size_t attributes::size(const char* key) const {
    const json* found = find(key);
    if (found == nullptr) throw problem(fmt::format("{} is missing in its configuration", key));
    return size_of(key, *found);
}

std::size_t attributes::size(const char* key, std::size_t fallback) const {
    const json* found = find(key);
    return found == nullptr ? fallback : size_of(key, *found);
}

std::vector<std::size_t> attributes::sizes(const char* key, std::size_t count) const {
    const json* found = find(key);
    if (found == nullptr) throw problem(fmt::format("{} is missing in its configuration", key));
    if (!found->is_array() || found->size() != count) return std::vector(count, size_of(key, *found));
    std::vector<std::size_t> result;
    for (const json& value : *found) result.push_back(size_of(key, value));
    return result;
}

std::vector<std::size_t> attributes::sizes(const char* key, std::size_t count, std::size_t fallback) const {
    return has(key) ? sizes(key, count) : std::vector(count, fallback);
}

std::optional<std::vector<std::ptrdiff_t>> attributes::integers(const char* key) const {
    const json* found = find(key);
    if (found == nullptr) return std::nullopt;
    std::vector<std::ptrdiff_t> result;
    for (const json& value : found->is_array() ? *found : json::array({*found})) {
        if (!value.is_number_integer()) throw mismatch(key, *found, "integers");
        result.push_back(value.get<std::ptrdiff_t>());
    }
    return result;
}

std::optional<std::vector<double>> attributes::numbers(const char* key) const {
    const json* found = find(key);
    if (found == nullptr) return std::nullopt;
    std::vector<double> result;
    for (std::vector<const json*> rest{found}; !rest.empty();) {
        const json& value = *rest.back();
        rest.pop_back();
        if (value.is_number())
            result.push_back(value.get<double>());
        else if (value.is_array())
            for (auto one = value.rbegin(); one != value.rend(); ++one) rest.push_back(&*one);
        else
            throw mismatch(key, *found, "numbers");
    }
    return result;
}

bool attributes::channels_first() const {
    const std::string format = text("data_format", "channels_last");
    if (format == "channels_first") return true;
    if (format == "channels_last") return false;
    throw mismatch("data_format", format, "channels_last or channels_first");
}

}  // namespace zgen::keras
