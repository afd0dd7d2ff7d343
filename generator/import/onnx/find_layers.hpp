// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "generator/graph/graph.hpp"
#include "generator/import/onnx/expression.hpp"

/// Layers that compute a term, found by comparing its values with theirs, however its nodes are put together.
namespace zgen::onnx {

/// Layers that compute a term one after the other from one of its parts, on which alone the term depends.
struct match {
    std::shared_ptr<term> part;
    std::vector<operation> layers;  ///< an affine one with a single scale and shift
};

/// One layer, from the smallest part that will do; nothing where no layer computes the term.
std::optional<match> find_layer(const std::shared_ptr<term>& t);

/// A function between affine maps, scale * f(slope * x + offset) + shift, without those maps that change nothing;
/// nothing where no function will do.
std::optional<match> find_scaled_function(const std::shared_ptr<term>& t);

}  // namespace zgen::onnx
