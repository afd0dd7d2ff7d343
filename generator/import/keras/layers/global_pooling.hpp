// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/builder.hpp"

namespace zgen::keras {

/// Pooling by `op` over all positions of `axes` axes, with or without keeping them as axes of one position.
step global_pooling(const attributes& config, std::size_t axes, operation op);

}  // namespace zgen::keras
