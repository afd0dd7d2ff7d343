// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/common/command_line.hpp"
#include "src/train/data/tables.hpp"

namespace ztrain {

/// How a command reads its tables.
struct table_options {
    training_columns columns;
    bad_row_rule bad_rows = bad_row_rule::few;
};

/// What --data takes.
inline constexpr const char* data_help =
    "tables: CSV (z, flux_0 to flux_185; commas, semicolons, tabs or blanks; also compressed by gzip) or FITS (z, "
    "flux); "
    "-: standard input";

/// --flux-column, --z-column, --z-range and --bad-rows.
void add_table_options(common::command& command, table_options& options);

}  // namespace ztrain
