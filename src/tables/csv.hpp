// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "src/tables/data_set.hpp"

namespace tables {

/// Comma-separated values in the shortest digits that give the same double again. With row names, a header and a
/// source_id column; without, the values alone.
std::string format_csv(const data_set& data);

}  // namespace tables
