// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "generator/graph/graph.hpp"
#include "generator/metadata/model_metadata.hpp"
#include "src/tables/data_set.hpp"

namespace zgen {

/// Prints what the import of a file has warned of, on standard error: "zgen: FILE: warning: ...".
void print_warnings(const graph& g, const std::filesystem::path& file);

/// Prints what the reading of a table has warned of, and that it is in another unit than the model's, likewise.
void print_warnings(const tables::data_set& data, const model_metadata& metadata, const std::filesystem::path& file);

}  // namespace zgen
