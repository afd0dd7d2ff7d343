// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "generator/graph/graph.hpp"

/// Layers that only move values or give them another shape, in one common form.
namespace zgen {

/// The operation as a permutation, where it is transpose, flatten, permute or reshape.
std::optional<permute> as_permute(const operation& op, shape in);

/// `first` and then `second` as one permutation; none where their digits do not divide each other.
std::optional<permute> composed(const permute& first, const permute& second);

/// The simplest operation that does the same to an input of shape `in`: reshape or flatten where nothing moves,
/// transpose, flatten in channels-first order, or else permute with as few digits as possible.
operation simplest(const permute& op, shape in);

}  // namespace zgen
