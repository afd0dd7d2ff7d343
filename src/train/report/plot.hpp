// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

/// Drawing with gnuplot.
namespace ztrain {

/// What a user installs who has no gnuplot: "gnuplot (Debian: gnuplot-nox)".
inline constexpr const char* plot_program = "gnuplot (Debian: gnuplot-nox)";

/// Whether gnuplot is there.
bool can_plot();

/// What gnuplot draws from a script, as SVG text to stand in a page. `name`, of letters, begins its identifiers, so
/// that several can stand in one page.
///
/// Errors   common::error where gnuplot is missing or fails
/// Note     a script is a program: nothing but numbers may come from files
std::string draw_svg(const std::string& script, const std::string& name, int width, int height);

}  // namespace ztrain
