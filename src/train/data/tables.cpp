// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/tables.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "src/common/error.hpp"

namespace ztrain {

training_table read_tables(const std::vector<std::string>& files, bool refuse, std::size_t* skipped) {
    training_table table;
    bad_rows bad;
    std::size_t count = 0;
    for (const std::string& file : files) read_training_table(file, table, bad, count);
    for (const std::string& message : bad) fmt::print(stderr, "ztrain: {}\n", message);
    if (count > bad.size()) fmt::print(stderr, "ztrain: and {} more\n", count - bad.size());
    if (count > 0 && refuse)
        throw common::error(fmt::format("{} rows cannot be used; mend them, or give --bad-rows skip", count));
    if (table.rows() == 0) throw common::error(files.front() + ": has no usable row");
    fmt::print(stderr, "{} spectra, {} rows skipped\n", table.rows(), count);
    if (skipped != nullptr) *skipped = count;
    return table;
}

}  // namespace ztrain
