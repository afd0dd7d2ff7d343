// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

#include "generator/graph/graph.hpp"
#include "src/tables/data_set.hpp"

namespace zgen {

/// The reference outputs of many inputs, one per row, computed on `threads` threads, 0 meaning all cores. The rows keep
/// their names.
///
/// Errors   as evaluate
/// Note     `progress` is called now and then, in the calling thread, with the number of rows done; it may be empty
tables::data_set evaluate(const graph& g, const tables::data_set& inputs,
                          const std::function<void(std::size_t)>& progress = {}, std::size_t threads = 0);

}  // namespace zgen
