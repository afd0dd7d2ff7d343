// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "generator/import/keras/builder.hpp"

namespace zgen::keras {

/// Multiplies every element by `factor`.
void append_scale(builder& network, double factor);

}  // namespace zgen::keras
