// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/recipe.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

TEST_CASE("the dissertation's recipe is what it says") {
    const auto r = nlohmann::json::parse(ztrain::recipe_json(*ztrain::recipe_named("dissertation")));
    CHECK(r["loss"] == "huber");
    CHECK(r["huber_delta"] == 1.0);
    CHECK(r["optimizer"] == "adamax");
    CHECK(r["learning_rate"] == 0.001);
    CHECK(r["batch"] == 16);
    CHECK(r["epochs"] == 20);
    CHECK(r["normalization"] == "min-max");
    CHECK(r["schedule"] == "constant");
    CHECK(r["noise"] == 0.0);
    CHECK(r["flux_scale"] == 0.0);
}

TEST_CASE("recipes are found by name") {
    for (const std::string& name : ztrain::recipe_names()) {
        const auto r = ztrain::recipe_named(name);
        REQUIRE(r);
        CHECK(r->name == name);
    }
    CHECK_FALSE(ztrain::recipe_named("none"));
}
