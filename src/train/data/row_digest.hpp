// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "src/train/data/training_table.hpp"

namespace ztrain {

/// SHA-256 of a table's rows as they are used: all fluxes, then all redshifts, as float32.
std::string row_digest(const training_table& table);

}  // namespace ztrain
