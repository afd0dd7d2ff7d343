// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "training_table.hpp"

namespace ztrain {

/// Reads tables and tells on standard error what could not be used.
///
/// Errors   std::runtime_error as read_training_table, where no row is left, and with `refuse` for any bad row
training_table read_tables(const std::vector<std::string>& files, bool refuse);

}  // namespace ztrain
