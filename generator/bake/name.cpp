// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/common/error.hpp"
#include "src/common/in_quotes.hpp"

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

/// What is wrong with a name; empty where nothing is.
std::string_view problem_of(std::string_view name) {
    if (name.empty()) return "is empty";
    if (!is_letter(name.front()) ||
        !std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c); }))
        return "is not a C++ identifier";
    if (std::binary_search(keywords.begin(), keywords.end(), name)) return "is a C++ keyword";
    if (name == "zinfer" || name == "std") return "is the namespace of a library that generated code uses";
    if (name.front() == '_' || name.find("__") != std::string_view::npos) return "is reserved for the compiler";
    return {};
}

}  // namespace

void require_name(std::string_view name) {
    const std::string_view problem = problem_of(name);
    if (!problem.empty())
        throw common::usage_error(
            fmt::format("--name {}: {}; expected a C++ identifier such as redshift", name, problem));
}

std::string name_after(const std::filesystem::path& file) {
    std::string name = file.stem().string();
    const std::string_view problem = problem_of(name);
    if (!problem.empty())
        throw common::usage_error(
            fmt::format("{}: the name comes from the file name, and {} {}; give --name, a C++ "
                        "identifier such as redshift",
                        file.string(), common::in_quotes(name), problem));
    return name;
}

}  // namespace zgen
