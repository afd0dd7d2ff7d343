// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/common/error.hpp"

namespace zgen {

namespace {

// Keywords and alternative tokens of C++20, in order.
constexpr std::array<std::string_view, 92> keywords{
    "alignas",     "alignof",  "and",        "and_eq",    "asm",       "auto",         "bitand",
    "bitor",       "bool",     "break",      "case",      "catch",     "char",         "char16_t",
    "char32_t",    "char8_t",  "class",      "co_await",  "co_return", "co_yield",     "compl",
    "concept",     "const",    "const_cast", "consteval", "constexpr", "constinit",    "continue",
    "decltype",    "default",  "delete",     "do",        "double",    "dynamic_cast", "else",
    "enum",        "explicit", "export",     "extern",    "false",     "float",        "for",
    "friend",      "goto",     "if",         "inline",    "int",       "long",         "mutable",
    "namespace",   "new",      "noexcept",   "not",       "not_eq",    "nullptr",      "operator",
    "or",          "or_eq",    "private",    "protected", "public",    "register",     "reinterpret_cast",
    "requires",    "return",   "short",      "signed",    "sizeof",    "static",       "static_assert",
    "static_cast", "struct",   "switch",     "template",  "this",      "thread_local", "throw",
    "true",        "try",      "typedef",    "typeid",    "typename",  "union",        "unsigned",
    "using",       "virtual",  "void",       "volatile",  "wchar_t",   "while",        "xor",
    "xor_eq"};
static_assert(std::is_sorted(keywords.begin(), keywords.end()));

// Not <cctype>, which depends on the locale.
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

void require_name(std::string_view name) {
    const auto refuse = [&](std::string_view reason) {
        return common::usage_error(
            fmt::format("--name {}: {}; expected a C++ identifier such as redshift", name, reason));
    };
    if (name.empty()) throw refuse("is empty");
    if (!is_letter(name.front()) ||
        !std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c); }))
        throw refuse("is not a C++ identifier");
    if (std::binary_search(keywords.begin(), keywords.end(), name)) throw refuse("is a C++ keyword");
    if (name == "zinfer" || name == "std") throw refuse("is the namespace of a library that generated code uses");
    if (name.front() == '_' || name.find("__") != std::string_view::npos) throw refuse("is reserved for the compiler");
}

}  // namespace zgen
