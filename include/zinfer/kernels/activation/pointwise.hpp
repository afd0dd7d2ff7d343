// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "zinfer/core/config.hpp"

namespace zinfer::kernels {

/// What an activation computes of each element, NaN of NaN. The specializations, in the other headers of this folder,
/// have
///     template <class Arch> static constexpr vector apply(const activation_config&, vector x)
/// Their docstrings give the largest error in units in the last place of the result, found by
/// tests/kernels/activation over a dense sweep; results below 2^-119 are off by less than that.
template <function F>
struct pointwise;

}  // namespace zinfer::kernels
