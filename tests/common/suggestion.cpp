// SPDX-License-Identifier: Apache-2.0
#include "src/common/suggestion.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

TEST_CASE("letters added, left out, replaced and swapped are counted") {
    CHECK(common::edit_distance("bake", "bake") == 0);
    CHECK(common::edit_distance("bke", "bake") == 1);
    CHECK(common::edit_distance("bakee", "bake") == 1);
    CHECK(common::edit_distance("bale", "bake") == 1);
    CHECK(common::edit_distance("abke", "bake") == 1);
    CHECK(common::edit_distance("kitten", "sitting") == 3);
    CHECK(common::edit_distance("", "run") == 3);
    CHECK(common::edit_distance("run", "") == 3);
}

TEST_CASE("the nearest word is suggested, or the one that begins so, and none that is far") {
    const std::vector<std::string> commands{"bake", "inspect", "run", "verify"};
    CHECK(common::did_you_mean("bke", commands) == "; did you mean 'bake'?");
    CHECK(common::did_you_mean("BAKE", commands) == "; did you mean 'bake'?");
    CHECK(common::did_you_mean("verfiy", commands) == "; did you mean 'verify'?");
    CHECK(common::did_you_mean("insp", commands) == "; did you mean 'inspect'?");
    CHECK(common::did_you_mean("of", {"on", "off"}) == "; did you mean 'off'?");
    CHECK(common::did_you_mean("train", commands) == "");
    CHECK(common::did_you_mean("x", commands) == "");
    CHECK(common::did_you_mean("", commands) == "");
    CHECK(common::did_you_mean(std::string(100000, 'b'), commands) == "");
}
