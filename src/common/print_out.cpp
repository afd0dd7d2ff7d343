// SPDX-License-Identifier: Apache-2.0
#include "src/common/print_out.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "src/common/error.hpp"

namespace common {

void print_out(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
        throw error(fmt::format("standard output: cannot be written ({})", std::generic_category().message(errno)));
}

}  // namespace common
