// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "generator/graph/graph.hpp"

namespace zgen {

/// Prints what the import of a file has warned of, on standard error: "zgen: FILE: warning: ...".
void print_warnings(const graph& g, const std::filesystem::path& file);

}  // namespace zgen
