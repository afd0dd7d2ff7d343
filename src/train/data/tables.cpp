// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/tables.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "src/common/error.hpp"

namespace ztrain {

training_table read_tables(const std::vector<std::string>& files, const training_columns& columns, bad_row_rule rule,
                           std::size_t* skipped) {
    training_table table;
    bad_rows bad;
    for (const std::string& file : files) read_training_table(file, columns, table, bad);
    for (const std::string& text : table.warnings) fmt::print(stderr, "ztrain: warning: {}\n", text);
    for (const std::string& reason : bad.reasons) fmt::print(stderr, "ztrain: {}\n", reason);
    if (bad.count > bad.reasons.size()) fmt::print(stderr, "ztrain: and {} more\n", bad.count - bad.reasons.size());
    if (bad.count > 0 && rule == bad_row_rule::refuse)
        throw common::error(fmt::format("{} rows cannot be used; mend them, or give --bad-rows skip", bad.count));
    if (table.rows() == 0) throw common::error(files.front() + ": has no usable row");
    if (rule == bad_row_rule::few && bad.count * 10 > bad.count + table.rows())
        throw common::error(
            fmt::format("{} of {} rows cannot be used, more than a tenth; mend them, or give --bad-rows skip",
                        bad.count, bad.count + table.rows()));
    fmt::print(stderr, "{} spectra, {} rows skipped\n", table.rows(), bad.count);
    if (skipped != nullptr) *skipped = bad.count;
    return table;
}

}  // namespace ztrain
