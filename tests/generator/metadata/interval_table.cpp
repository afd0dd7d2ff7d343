// SPDX-License-Identifier: Apache-2.0
#include "generator/metadata/interval_table.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <stdexcept>

using zgen::interval_table;
using zgen::parse_intervals;

namespace {

const interval_table three_bins{.level = 0.9, .edges = {0.1, 0.25}, .lower = {-0.5, -0.125, 0}, .upper = {0.1, 0.5, 0}};

std::string refusal_of(const std::string& text) {
    try {
        parse_intervals(text);
    } catch (const std::invalid_argument& e) {
        return e.what();
    }
    return "none";
}

std::string refusal_of(const interval_table& table) {
    return refusal_of(format_intervals(table));
}

}  // namespace

TEST_CASE("interval tables survive their text") {
    CHECK(format_intervals(three_bins) ==
          R"({"level":0.9,"edges":[0.1,0.25],"lower":[-0.5,-0.125,0],"upper":[0.1,0.5,0]})");
    CHECK(parse_intervals(format_intervals(three_bins)) == three_bins);
    CHECK(parse_intervals(R"({"level": 0.5, "edges": [], "lower": [-1], "upper": [1], "more": "ignored"})") ==
          interval_table{.level = 0.5, .edges = {}, .lower = {-1}, .upper = {1}});
}

TEST_CASE("what is not a table is refused") {
    CHECK(refusal_of("no") ==
          "is not JSON from byte 2 on; expected an object with 'level', 'edges', 'lower' and 'upper'");
    CHECK(refusal_of("[]") == "is of type array; expected an object with 'level'");
    CHECK(refusal_of("{}") == "has no 'level'; expected one");
    CHECK(refusal_of(R"({"level": 0.9, "lower": [-1], "upper": [1]})") == "has no 'edges'; expected one");
    CHECK(refusal_of(R"({"level": "0.9", "edges": [], "lower": [-1], "upper": [1]})") ==
          "'level' is of type string; expected a number");
    CHECK(refusal_of(R"({"level": 0.9, "edges": 3, "lower": [-1], "upper": [1]})") ==
          "'edges' is of type number; expected a list of numbers");
    CHECK(refusal_of(R"({"level": 0.9, "edges": [], "lower": [null], "upper": [1]})") ==
          "value 0 of 'lower' is of type null; expected a number");
    CHECK(refusal_of(R"({"level": 0.9, "edges": [], "lower": [-1], "upper": [1e40]})") ==
          "value 0 of 'upper' is 1e+40; expected a number that float32 can hold");
}

TEST_CASE("tables that make no sense are refused") {
    interval_table t = three_bins;
    for (const double level : {0.0, 1.0, -0.5, 90.0}) {
        t.level = level;
        CHECK(refusal_of(t) == fmt::format("'level' is {}; expected a number between 0 and 1", level));
    }
    t = three_bins;
    t.edges = {0.25, 0.1};
    CHECK(refusal_of(t) == "has edge 0.1 after edge 0.25; expected increasing edges");
    t.edges = {0.25, 0.25};
    CHECK(refusal_of(t) == "has edge 0.25 after edge 0.25; expected increasing edges");
    t = three_bins;
    t.lower[1] = 0.75;
    CHECK(refusal_of(t) == "reaches from 0.75 to 0.5 in bin 1; expected a lower end that is not above the upper one");
    t = three_bins;
    t.upper.pop_back();
    CHECK(refusal_of(t) == "has 2 edges, 3 lower and 2 upper ends; expected one end of each more than edges");
    t = three_bins;
    t.edges.push_back(1);
    CHECK(refusal_of(t) == "has 3 edges, 3 lower and 3 upper ends; expected one end of each more than edges");
    CHECK(refusal_of(three_bins) == "none");
}

TEST_CASE("tables have at most 1000 bins") {
    interval_table t{.level = 0.9, .edges = {}, .lower = {-1}, .upper = {1}};
    for (std::size_t i = 1; i < zgen::max_bins; ++i) {
        t.edges.push_back(static_cast<double>(i));
        t.lower.push_back(-1);
        t.upper.push_back(1);
    }
    CHECK(refusal_of(t) == "none");
    t.edges.push_back(1e6);
    t.lower.push_back(-1);
    t.upper.push_back(1);
    CHECK(refusal_of(t) == "has 1000 edges; expected at most 999");
}
