// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace zgen {

/// Most layers of a network.
inline constexpr std::size_t max_layers = 10'000;

}  // namespace zgen
