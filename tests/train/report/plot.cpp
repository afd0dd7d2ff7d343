// SPDX-License-Identifier: Apache-2.0
#include "src/train/report/plot.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/message_of.hpp"
#include "tests/train/report/gnuplot.hpp"

TEST_CASE("a plot is SVG whose identifiers begin with its name") {
    if (!gnuplot_is_there()) return;
    const std::string svg = ztrain::draw_svg("plot [0:1] x with points title 'µ'\n", "line", 300, 200);
    CHECK(svg.starts_with("<svg"));
    CHECK(contains(svg, "</svg>"));
    CHECK(contains(svg, "µ"));
    CHECK(contains(svg, "line_"));
    CHECK(!contains(svg, "id=\"gp"));
    CHECK(!contains(svg, "href='#gp"));
}

TEST_CASE("a script that gnuplot refuses is an error") {
    if (!gnuplot_is_there()) return;
    CHECK(contains(message_of([] { ztrain::draw_svg("plot nothing_at_all\n", "wrong", 300, 200); }), "gnuplot failed"));
}

TEST_CASE("a missing gnuplot is an error that names its package") {
    const without_programs none;
    CHECK(!ztrain::can_plot());
    CHECK(message_of([] { ztrain::draw_svg("plot x\n", "line", 300, 200); }) ==
          "the plots need gnuplot (Debian: gnuplot-nox)");
}
