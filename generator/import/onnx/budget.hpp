// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "generator/import/onnx/problem.hpp"

namespace zgen::onnx {

/// Bounds the numbers held during one import. A small file can name one large tensor many times, or broadcast a scalar
/// over a large activation at every node; each tensor read and each weight of a layer is spent here before it is
/// allocated.
class budget {
 public:
    static constexpr std::size_t limit = std::size_t{1} << 26;  ///< 512 MiB as double

    /// Errors   onnx::problem when more than `limit` numbers have been spent
    void spend(std::size_t count) {
        if (count > left_) {
            throw problem("the model needs more than 2^26 numbers while it is read; expected a smaller network");
        }
        left_ -= count;
    }

 private:
    std::size_t left_ = limit;
};

}  // namespace zgen::onnx
