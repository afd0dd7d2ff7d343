// SPDX-License-Identifier: Apache-2.0
#include "generator/import/on_lines.hpp"

#include <cstddef>

namespace zgen {

std::string on_lines(std::span<const std::string_view> words) {
    constexpr std::size_t most_columns = 100;
    constexpr std::string_view indent = "\n  ";
    std::string text;
    std::size_t columns = most_columns;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t width = words[i].size() + (i + 1 < words.size() ? 1 : 0);  // with its comma
        if (columns + 1 + width > most_columns) {
            text += indent;
            columns = indent.size() - 1;
        } else {
            text += ' ';
            ++columns;
        }
        text += words[i];
        if (i + 1 < words.size()) text += ',';
        columns += width;
    }
    return text;
}

}  // namespace zgen
