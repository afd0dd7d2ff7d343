// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "src/train/data/training_table.hpp"

namespace ztrain {

/// What is done about rows that cannot be used.
enum class bad_row_rule {
    few,     ///< they are skipped if they are at most a tenth
    skip,    ///< they are skipped
    refuse,  ///< one ends it
};

/// Reads tables and reports on standard error what could not be used; `skipped`, where given, is set to the number of
/// such rows.
///
/// Errors   common::error as read_training_table, where no row is left, and for more bad rows than the rule allows
training_table read_tables(const std::vector<std::string>& files, const training_columns& columns, bad_row_rule rule,
                           std::size_t* skipped = nullptr);

}  // namespace ztrain
