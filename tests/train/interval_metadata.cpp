// SPDX-License-Identifier: Apache-2.0
#include "interval_metadata.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

TEST_CASE("intervals survive the way into a model's metadata and back") {
    const ztrain::interval_table table{0.9, {0.1, 0.2}, {-0.03, -0.04, -0.1}, {0.02, 0.05, 1.0 / 3}};
    const ztrain::interval_table again = ztrain::parse_intervals(ztrain::format_intervals(table));
    CHECK(again.level == table.level);
    CHECK(again.edges == table.edges);
    CHECK(again.lower == table.lower);
    CHECK(again.upper == table.upper);
}

TEST_CASE("what is no table of intervals is refused") {
    CHECK_NOTHROW(ztrain::parse_intervals(R"({"level": 0.9, "edges": [], "lower": [-1], "upper": [1]})"));
    for (const std::string text : {
             "",
             "[]",
             R"({"level": 0.9, "edges": [], "lower": [], "upper": []})",
             R"({"level": 0.9, "edges": [0.1], "lower": [-1], "upper": [1]})",
             R"({"level": 0.9, "edges": [0.2, 0.1], "lower": [-1, -1, -1], "upper": [1, 1, 1]})",
             R"({"level": 0.9, "edges": [], "lower": [1], "upper": [-1]})",
             R"({"level": 0.9, "edges": [], "lower": [null], "upper": [1]})",
             R"({"level": 0.9, "edges": [], "lower": ["a"], "upper": [1]})",
             R"({"level": 1, "edges": [], "lower": [-1], "upper": [1]})",
             R"({"level": 0.9, "edges": [], "lower": [-1]})",
         }) {
        CAPTURE(text);
        CHECK_THROWS_AS(ztrain::parse_intervals(text), std::runtime_error);
    }
}
