// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/snake_case.hpp"

#include <cctype>

namespace zgen::keras {

std::string snake_case(std::string_view name) {
    const auto upper = [&](std::size_t i) {
        return i < name.size() && std::isupper(static_cast<unsigned char>(name[i])) != 0;
    };
    const auto lower = [&](std::size_t i) {
        return i < name.size() && std::islower(static_cast<unsigned char>(name[i])) != 0;
    };
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (i > 0 && upper(i) && (lower(i + 1) || lower(i - 1))) result += '_';
        result += static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
    }
    return result;
}

}  // namespace zgen::keras
