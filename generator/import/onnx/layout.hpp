// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "generator/import/onnx/dims.hpp"

namespace zgen::onnx {

/// Where the elements of an ONNX tensor, in C order, lie in the activation's memory: a permutation.
///
/// It is kept as digits of a mixed-radix number, outermost first: counting an element's index in these digits and
/// summing digit * stride gives its place in memory. Reshapes leave it alone, transposes reorder digits, and its size
/// does not depend on the tensor's (a permutation written out would let a small hostile file claim much memory).
class layout {
 public:
    struct digit {
        std::size_t extent = 1;
        std::size_t stride = 1;
        friend bool operator==(const digit&, const digit&) = default;
    };

    /// The identity on `count` elements.
    explicit layout(std::size_t count) : layout(std::vector<digit>{{count, 1}}) {}

    bool is_identity() const { return digits_.empty() || (digits_.size() == 1 && digits_.front().stride == 1); }

    /// The digits of each axis; nothing if an axis cuts a digit at a place that does not divide it, which only a
    /// reshape across transposed axes brings about.
    std::optional<std::vector<std::vector<digit>>> split(const dims& extents) const;

    /// The layout after a transpose of a tensor with these extents: axis i of the result is axis permutation[i].
    /// Nothing where split() gives nothing.
    std::optional<layout> transposed(const dims& extents, std::span<const std::size_t> permutation) const;

    /// Outermost first, each of extent 2 at least, neighbours that count on merged.
    const std::vector<digit>& digits() const { return digits_; }

    /// The permutation written out: place in memory of each element.
    std::vector<std::size_t> places() const;

    friend bool operator==(const layout&, const layout&) = default;

 private:
    /// Canonical form: no digit of extent 1, neighbours that count on merged.
    explicit layout(std::vector<digit> digits);

    std::vector<digit> digits_;
};

}  // namespace zgen::onnx
