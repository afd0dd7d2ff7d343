// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "generator/bake/convolution/processor.hpp"
#include "zinfer/kernels/convolution/geometry.hpp"

namespace zgen {

/// Estimated time of a convolution on a processor that has vectors, in cycles; only ratios mean something.
///
/// Multiply-adds at the rate of a full register tile, less where tiles are small; the transforms' vector operations,
/// one a cycle; and what of the stream of weights takes longer than that arithmetic. bench/convolution compares it
/// with measurements.
double estimated_cycles(const zinfer::conv1d_geometry& g, processor p);

}  // namespace zgen
