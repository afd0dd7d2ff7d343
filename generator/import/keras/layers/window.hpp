// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "generator/import/keras/attributes.hpp"

namespace zgen::keras {

/// How Keras pads the input of a sliding window.
enum class padding_mode { valid, same, causal };

/// Errors   keras::problem for any other text; causal only where it is allowed
padding_mode read_padding(const attributes& config, bool causal_allowed);

/// Positions before and after the input.
struct padding {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The padding of a window that sees `extent` of `length` positions. `same` gives ceil(length / stride) outputs and
/// puts the odd sample at the end.
padding pads(padding_mode mode, std::size_t length, std::size_t extent, std::size_t stride);

}  // namespace zgen::keras
