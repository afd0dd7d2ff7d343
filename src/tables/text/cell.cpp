// SPDX-License-Identifier: Apache-2.0
#include "src/tables/text/cell.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>
#include <type_traits>

namespace tables {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
    return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

}  // namespace

bool is_missing(std::string_view cell) {
    constexpr std::array<std::string_view, 5> words{"", "nan", "null", "na", "n/a"};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return std::equal(cell.begin(), cell.end(), word.begin(), word.end(),
                          [](char a, char b) { return lower(a) == b; });
    });
}

template <class Real>
std::optional<Real> parse_number(std::string_view cell) {
    const char* begin = cell.data();
    const char* const end = begin + cell.size();
    if (cell.starts_with('+') && !cell.starts_with("+-")) ++begin;
    Real value = 0;
    const auto [stop, failure] = std::from_chars(begin, end, value);
    if (failure == std::errc{} && stop == end) return value;
    if (is_missing(cell)) return std::numeric_limits<Real>::quiet_NaN();
    if constexpr (std::is_same_v<Real, float>) {
        if (failure == std::errc::result_out_of_range) {
            const std::optional<double> wide = parse_number<double>(cell);
            if (!wide || std::abs(*wide) <= static_cast<double>(std::numeric_limits<float>::max()))
                return wide ? std::optional(static_cast<float>(*wide)) : std::nullopt;
            return std::copysign(std::numeric_limits<float>::infinity(), *wide > 0 ? 1.0F : -1.0F);
        }
    }
    return std::nullopt;
}

template std::optional<float> parse_number<float>(std::string_view cell);
template std::optional<double> parse_number<double>(std::string_view cell);

std::optional<std::vector<double>> parse_numbers(std::string_view cell) {
    cell = trimmed(cell);
    const bool brackets = cell.starts_with('[') && cell.ends_with(']');
    const bool parentheses = cell.starts_with('(') && cell.ends_with(')');
    if (!brackets && !parentheses) return std::nullopt;
    cell = trimmed(cell.substr(1, cell.size() - 2));

    std::vector<double> numbers;
    while (!cell.empty()) {
        const std::size_t comma = std::min(cell.find(','), cell.size());
        const std::optional<double> value = parse_number<double>(trimmed(cell.substr(0, comma)));
        if (!value) return std::nullopt;
        numbers.push_back(*value);
        // (1.0,) is how Python writes an array of one.
        cell = trimmed(cell.substr(std::min(comma + 1, cell.size())));
    }
    return numbers;
}

bool is_header(std::span<const std::string_view> cells) {
    const auto is_empty = [](std::string_view cell) { return cell.empty(); };
    const auto is_name = [](std::string_view cell) { return cell.empty() || !parse_number<double>(cell); };
    return std::all_of(cells.begin(), cells.end(), is_name) && !std::all_of(cells.begin(), cells.end(), is_empty);
}

}  // namespace tables
