// SPDX-License-Identifier: Apache-2.0
#include "src/common/in_quotes.hpp"

#include <algorithm>

namespace common {

std::string printable(std::string_view name) {
    constexpr std::size_t longest = 200;
    std::string text(name.substr(0, longest));
    if (name.size() > longest) {
        // Do not leave half a UTF-8 character at the cut.
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
        if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0U) text.pop_back();
        text += "...";
    }
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
    return text;
}

std::string in_quotes(std::string_view name) {
    return "'" + printable(name) + "'";
}

}  // namespace common
