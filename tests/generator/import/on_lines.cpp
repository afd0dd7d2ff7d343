// SPDX-License-Identifier: Apache-2.0
#include "generator/import/on_lines.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

TEST_CASE("words go on lines of a hundred columns at most") {
    using words = std::vector<std::string_view>;
    CHECK(zgen::on_lines(words{}).empty());
    CHECK(zgen::on_lines(words{"Add", "Conv"}) == "\n  Add, Conv");
    const std::string wide(48, 'w');
    CHECK(zgen::on_lines(words{wide, wide}) == "\n  " + wide + ", " + wide);
    CHECK(zgen::on_lines(words{wide + "x", wide}) == "\n  " + wide + "x,\n  " + wide);
    const std::string too_wide(200, 'w');
    CHECK(zgen::on_lines(words{"Add", too_wide, "Conv"}) == "\n  Add,\n  " + too_wide + ",\n  Conv");
}
