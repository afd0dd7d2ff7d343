// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace zgen::onnx {

/// Extents of an ONNX tensor, outermost axis first.
using dims = std::vector<std::size_t>;

inline constexpr std::size_t largest_rank = 16;

/// Number of elements.
/// Errors   onnx::problem for more than zgen::max_elements elements or more than `largest_rank` axes
std::size_t element_count(const dims& extents);

/// Extents as a model stores them.
/// Errors   onnx::problem for a negative extent, and as element_count()
dims checked_dims(std::span<const std::int64_t> stored);

/// The axis that a model means: negative numbers count from the end.
/// Errors   onnx::problem outside [-rank, rank)
std::size_t checked_axis(std::int64_t axis, std::size_t rank);

/// "(1, 4, 186)"
std::string to_text(const dims& extents);

}  // namespace zgen::onnx
