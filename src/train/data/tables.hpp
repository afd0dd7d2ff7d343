// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "src/train/data/training_table.hpp"

namespace ztrain {

/// Reads tables and reports on standard error what could not be used; `skipped`, where given, is set to the number of
/// such rows.
///
/// Errors   common::error as read_training_table, where no row is left, and with `refuse` for any bad row
training_table read_tables(const std::vector<std::string>& files, bool refuse, std::size_t* skipped = nullptr);

}  // namespace ztrain
