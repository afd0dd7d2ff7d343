// SPDX-License-Identifier: Apache-2.0
#include "src/common/print_out.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

namespace common {

void print_out(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return;
    const int code = errno;
    const std::string what =
        fmt::format("standard output: cannot be written ({})", std::generic_category().message(code));
    if (code == EPIPE) throw closed_pipe(what);
    throw error(what);
}

}  // namespace common
