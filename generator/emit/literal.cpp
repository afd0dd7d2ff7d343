// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/literal.hpp"

#include <fmt/format.h>

#include <charconv>
#include <concepts>

namespace zgen {

namespace {

void append(std::string& text, float value) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    const std::string_view number(digits, static_cast<std::size_t>(end - digits));
    text += number;
    if (number.find_first_of(".e") == std::string_view::npos) text += ".0";
    text += 'f';
}

void append(std::string& text, std::unsigned_integral auto value) {
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, 16).ptr;
    text += "0x";
    text.append(digits, end).append(1, 'u');
}

template <class Value>
void append_list(std::string& text, std::span<const Value> values, std::size_t per_line, std::size_t indent) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i % per_line == 0 && values.size() > per_line)
            text.append(1, '\n').append(indent, ' ');
        else if (i > 0)
            text += ' ';
        append(text, values[i]);
        if (i + 1 < values.size()) text += ',';
    }
}

}  // namespace

std::string string_literal(std::string_view text) {
    std::string literal = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        // A question mark could begin a trigraph. Octal escapes end after three digits, whatever follows.
        if (c == '"' || c == '\\' || c == '?')
            literal.append(1, '\\').append(1, c);
        else if (code < 0x20 || code >= 0x7f)
            literal += fmt::format("\\{:03o}", code);
        else
            literal += c;
    }
    return literal + '"';
}

std::string float_literal(float value) {
    std::string text;
    append(text, value);
    return text;
}

std::string hex_literal(std::uint64_t value) {
    std::string text;
    append(text, value);
    return text;
}

void append_floats(std::string& text, std::span<const float> values, std::size_t per_line, std::size_t indent) {
    append_list(text, values, per_line, indent);
}

void append_hex(std::string& text, std::span<const std::uint32_t> values, std::size_t per_line, std::size_t indent) {
    append_list(text, values, per_line, indent);
}

void append_hex(std::string& text, std::span<const std::uint64_t> values, std::size_t per_line, std::size_t indent) {
    append_list(text, values, per_line, indent);
}

}  // namespace zgen
