// SPDX-License-Identifier: Apache-2.0
#include "cli/tables.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <stdexcept>

namespace ztrain {

training_table read_tables(const std::vector<std::string>& files, bool refuse) {
    training_table table;
    bad_rows bad;
    std::size_t count = 0;
    for (const std::string& file : files) read_training_table(file, table, bad, count);
    for (const std::string& message : bad) fmt::print(stderr, "ztrain: {}\n", message);
    if (count > bad.size()) fmt::print(stderr, "ztrain: and {} more\n", count - bad.size());
    if (count > 0 && refuse)
        throw std::runtime_error(fmt::format("{} rows cannot be used; mend them, or give --bad-rows skip", count));
    if (table.rows() == 0) throw std::runtime_error(files.front() + ": has no usable row");
    fmt::print(stderr, "{} spectra, {} rows skipped\n", table.rows(), count);
    return table;
}

}  // namespace ztrain
