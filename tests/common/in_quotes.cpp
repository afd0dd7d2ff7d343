// SPDX-License-Identifier: Apache-2.0
#include "src/common/in_quotes.hpp"

#include <doctest/doctest.h>

#include <string>

TEST_CASE("names from a model cannot disturb a terminal or fill it") {
    CHECK(common::in_quotes("conv1d/kernel:0") == "'conv1d/kernel:0'");
    CHECK(common::in_quotes("a\x1b[31m\n") == "'a?[31m?'");
    CHECK(common::printable(std::string(500, 'x')) == std::string(200, 'x') + "...");
    std::string umlauts;
    while (umlauts.size() < 300) umlauts += "\xc3\xa4";
    CHECK(common::printable("x" + umlauts) == "x" + umlauts.substr(0, 198) + "...");
}
