// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/warnings.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "src/common/in_quotes.hpp"
#include "src/common/read_file.hpp"
#include "src/tables/unit.hpp"

namespace zgen {

void print_warnings(const graph& g, const std::filesystem::path& file) {
    for (const std::string& text : g.warnings) fmt::print(stderr, "zgen: {}: warning: {}\n", file.string(), text);
}

void print_warnings(const tables::data_set& data, const model_metadata& metadata, const std::filesystem::path& file) {
    for (const std::string& text : data.warnings) fmt::print(stderr, "zgen: warning: {}\n", text);
    if (!data.unit.empty() && !metadata.units.empty() && !tables::is_same_unit(data.unit, metadata.units))
        fmt::print(stderr, "zgen: {}: warning: the values are in {}; the model takes {}\n", common::input_name(file),
                   common::in_quotes(data.unit), common::in_quotes(metadata.units));
}

}  // namespace zgen
