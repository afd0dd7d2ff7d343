// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "generator/graph/operation.hpp"

namespace zgen {

/// The trained values of an operation that treats all values of its input alike but for these, which stand one per
/// channel or one per feature in memory order: where features move, so do they. None for any other operation.
std::optional<std::vector<std::vector<double>*>> elementwise_values(operation& op);

/// Whether it is such an operation.
bool is_elementwise(const operation& op);

}  // namespace zgen
