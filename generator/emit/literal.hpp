// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Values as C and C++ source text; the same text on every machine and under every locale.
namespace zgen {

/// A string literal with its quotation marks. Whatever the text holds, the result is printable ASCII on one line, so it
/// can stand in a comment, too.
std::string string_literal(std::string_view text);

/// The shortest decimal float literal that is exactly `value`, which is finite: "0.5f".
std::string float_literal(float value);

/// "0x3f800000u": a hexadecimal literal. Unsigned, which compiles a quarter faster than what converts to unsigned.
std::string hex_literal(std::uint64_t value);

/// Appends a comma-separated list. One of more than `per_line` items is broken into lines, each with a newline and
/// `indent` spaces before it.
void append_floats(std::string& text, std::span<const float> values, std::size_t per_line, std::size_t indent);
void append_hex(std::string& text, std::span<const std::uint32_t> values, std::size_t per_line, std::size_t indent);
void append_hex(std::string& text, std::span<const std::uint64_t> values, std::size_t per_line, std::size_t indent);

}  // namespace zgen
