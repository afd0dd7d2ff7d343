// SPDX-License-Identifier: Apache-2.0
#include "console.hpp"

#include <cstdio>

void write(const char* text) noexcept {
    std::fputs(text, stdout);
}
