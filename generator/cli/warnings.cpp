// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/warnings.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace zgen {

void print_warnings(const graph& g, const std::filesystem::path& file) {
    for (const std::string& text : g.warnings) fmt::print(stderr, "zgen: {}: warning: {}\n", file.string(), text);
}

}  // namespace zgen
