// SPDX-License-Identifier: Apache-2.0
#include "src/tables/unit.hpp"

#include <cctype>
#include <string>
#include <utility>

namespace tables {

namespace {

void replace_all(std::string& text, std::string_view before, std::string_view after) {
    for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + after.size()))
        text.replace(at, before.size(), after);
}

/// Without what spellings differ in: "es-1".
std::string bare(std::string_view unit) {
    std::string text;
    for (const char c : unit) text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    for (const auto& [before, after] : {std::pair{"photoelectron", "e"},
                                        {"electron", "e"},
                                        {"e-/", "e/"},
                                        {"e- ", "e "},
                                        {"e-.", "e."},
                                        {"sec", "s"},
                                        {"/s", " s-1"}})
        replace_all(text, before, after);
    std::string result;
    for (const char c : text)
        if (c != ' ' && c != '.' && c != '*' && c != '^' && c != '\'' && c != '"' && c != '(' && c != ')') result += c;
    return result;
}

}  // namespace

bool is_same_unit(std::string_view a, std::string_view b) {
    return bare(a) == bare(b);
}

}  // namespace tables
