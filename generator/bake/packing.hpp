// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "generator/graph/graph.hpp"

/// Trained values -> the words that the runtime's kernels read (zinfer/kernels/packing.hpp). Here, and only here,
/// double is rounded to float.
namespace zgen {

/// One array of words per layer, empty where a layer has no weights.
///
/// Errors   common::error naming the layer whose weight is not finite as float32; as shapes(graph)
std::vector<std::vector<std::uint64_t>> pack(const graph& g);

/// Bytes of an operation's words.
std::size_t packed_bytes(const operation& op);

}  // namespace zgen
