// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "generator/import/keras/builder.hpp"

namespace zgen::keras {

/// An axis of an activation of `rank` axes, counted from 0. Keras counts it from 1, behind the batch, or backwards from
/// -1.
/// Errors   keras::problem where there is no such axis
std::size_t find_axis(std::ptrdiff_t axis, std::size_t rank);

/// Exchanges an axis with the last one; a second time, back.
void exchange_with_last(builder& network, std::size_t axis);

}  // namespace zgen::keras
