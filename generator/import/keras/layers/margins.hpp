// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/window.hpp"

namespace zgen::keras {

/// How much each of `axes` axes is padded or cropped: n, for 1-D (begin, end), for 2-D (rows, columns) or
/// ((begin, end), (begin, end)).
/// Errors   keras::problem for anything else
std::vector<padding> read_margins(const attributes& config, const char* key, std::size_t axes);

}  // namespace zgen::keras
