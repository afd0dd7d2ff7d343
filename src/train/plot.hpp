// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace ztrain {

/// What gnuplot draws from a script, as SVG text to stand in a page.
///
/// Errors   std::runtime_error where gnuplot is missing or fails
std::string draw_svg(const std::string& script, int width, int height);

}  // namespace ztrain
