// SPDX-License-Identifier: Apache-2.0
#include "generator/metadata/model_metadata.hpp"

#include <doctest/doctest.h>

#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

namespace {

/// Metadata of a network with three inputs.
zgen::model_metadata read(std::map<std::string, std::string> metadata, std::size_t outputs = 1) {
    zgen::graph g = networks::chain({1, 3}, {networks::dense({.inputs = 3, .units = outputs})});
    g.metadata = std::move(metadata);
    return zgen::read_metadata(g);
}

std::string refusal(const std::string& key, const std::string& text, std::size_t outputs = 1) {
    return message_of([&] { read({{key, text}}, outputs); });
}

constexpr const char* one_bin = R"({"level": 0.9, "edges": [], "lower": [-0.1], "upper": [0.2]})";

}  // namespace

TEST_CASE("a model may carry nothing, or what concerns others") {
    for (const zgen::model_metadata& m : {read({}), read({{"author", "{"}, {"zinfer.future", "["}})}) {
        CHECK_FALSE(m.intervals);
        CHECK_FALSE(m.carries_ranges());
        CHECK_FALSE(m.guard);
        CHECK(m.units.empty());
        CHECK(m.recipe.empty());
    }
}

TEST_CASE("what a model carries is read") {
    const zgen::model_metadata m = read({{"zinfer.intervals", one_bin},
                                         {"zinfer.training_range", R"({"lower": [0, -1, 2], "upper": [0, 1.5, 3]})"},
                                         {"zinfer.physical_range", "[-0.1, 6]"},
                                         {"zinfer.guard", "\"flat\""},
                                         {"zinfer.units", "\"e-/s\""},
                                         {"zinfer.recipe", "default"},
                                         {"zinfer.data", "0123"},
                                         {"zinfer.metrics", "{}"}});
    REQUIRE(m.intervals);
    CHECK(m.intervals->upper == std::vector<double>{0.2});
    REQUIRE(m.training);
    CHECK(m.training->lower == std::vector<double>{0, -1, 2});
    CHECK(m.training->upper == std::vector<double>{0, 1.5, 3});
    CHECK(m.training->least() == -1);
    CHECK(m.training->most() == 3);
    REQUIRE(m.physical);
    CHECK(m.physical->lower == -0.1);
    CHECK(m.physical->upper == 6);
    CHECK(m.carries_ranges());
    CHECK(m.guard == zinfer::input_guard::flat);
    CHECK(m.units == "e-/s");
    CHECK(m.recipe == "default");
    CHECK(m.data == "0123");
    CHECK(m.metrics == "{}");
    CHECK(read({{"zinfer.guard", "finite"}}).guard == zinfer::input_guard::finite);
}

TEST_CASE("intervals are for networks with one output") {
    CHECK(refusal("zinfer.intervals", one_bin, 3) ==
          "test: metadata 'zinfer.intervals': stands beside 3 outputs; expected a network with one");
    CHECK(refusal("zinfer.intervals", "{}") == "test: metadata 'zinfer.intervals': has no 'level'; expected one");
    CHECK(refusal("zinfer.intervals", one_bin) == "no error");
}

TEST_CASE("a training range has both ends of every input") {
    const std::string key = "zinfer.training_range";
    const std::string start = "test: metadata 'zinfer.training_range': ";
    CHECK(refusal(key, "[]") == start + "is of type array; expected an object with 'lower'");
    CHECK(refusal(key, R"({"lower": [0, 0, 0]})") == start + "has no 'upper'; expected one");
    CHECK(refusal(key, R"({"lower": [0, 0, 0], "upper": [1, 1]})") ==
          start + "has 3 lower and 2 upper values; expected one of each for 3 inputs");
    CHECK(refusal(key, R"({"lower": [0, 0, 0, 0], "upper": [1, 1, 1, 1]})") ==
          start + "has 4 lower and 4 upper values; expected one of each for 3 inputs");
    CHECK(refusal(key, R"({"lower": [0, 0, 2], "upper": [1, 1, 1]})") ==
          start + "reaches from 2 to 1 for input 2; expected a lower value that is not above the upper one");
    CHECK(refusal(key, R"({"lower": [0, 0, 0], "upper": [1, 1, "1"]})") ==
          start + "value 2 of 'upper' is of type string; expected a number");
    CHECK(refusal(key, "{") == start + "is not JSON from byte 2 on; expected an object with 'lower' and 'upper'");
    CHECK(refusal(key, R"({"lower": [0, 0, 0], "upper": [1, 1, 1]})", 3) == "no error");
}

TEST_CASE("a training range may hold that of the sum, whole") {
    const std::string key = "zinfer.training_range";
    const std::string start = "test: metadata 'zinfer.training_range': ";
    const auto with = [](const std::string& sum) { return R"({"lower": [0, 0, 0], "upper": [1, 1, 1], )" + sum + "}"; };
    CHECK(refusal(key, with(R"("sum": [1, 2])")) == start + "has no 'share_lower'; expected one");
    CHECK(refusal(key, with(R"("sum": [1], "share_lower": [0, 0, 0], "share_upper": [1, 1, 1, 1])")) ==
          start + "has 1 ends of the sum, 3 lower and 4 upper shares; expected [low, high] and one share per quarter");
    const std::string shares = R"(, "share_lower": [0, 0, 0, 0], "share_upper": [1, 1, 1, 1])";
    CHECK(refusal(key, with(R"("sum": [0, 2])" + shares)) ==
          start + "has a sum from 0 to 2; expected a lower end above 0 and not above the upper one");
    CHECK(refusal(key, with(R"("sum": [1, 2])" + shares)) == "no error");

    zgen::training_range range{{0, 0.1, -3}, {1, 2, 3}, zgen::sum_range{0.1, 7, {0, 0.25, 0, 0}, {1, 1, 0.5, 1}}};
    const auto back = read({{key, zgen::format_training_range(range)}}).training;
    REQUIRE(back);
    CHECK(back->lower == range.lower);
    CHECK(back->upper == range.upper);
    REQUIRE(back->sum);
    CHECK(back->sum->lower == 0.1);
    CHECK(back->sum->share_lower == range.sum->share_lower);
    CHECK(back->sum->share_upper == range.sum->share_upper);
    range.sum.reset();
    CHECK_FALSE(read({{key, zgen::format_training_range(range)}}).training->sum);
}

TEST_CASE("a physical range is two numbers, the lower first") {
    const std::string key = "zinfer.physical_range";
    const std::string start = "test: metadata 'zinfer.physical_range': ";
    CHECK(refusal(key, "6") == start + "the range is of type number; expected a list of numbers");
    CHECK(refusal(key, "[6]") == start + "has 1 numbers; expected two, [low, high]");
    CHECK(refusal(key, "[0, 1, 2]") == start + "has 3 numbers; expected two, [low, high]");
    CHECK(refusal(key, "[6, 0]") == start + "reaches from 6 to 0; expected the lower end first");
    CHECK(refusal(key, "[1, 1]") == start + "reaches from 1 to 1; expected the lower end first");
    CHECK(refusal(key, "[0, 1e39]") ==
          start + "value 1 of the range is 1e+39; expected a number that float32 can hold");
    CHECK(refusal(key, "[0, Infinity]") == start + "is not JSON from byte 5 on; expected [low, high]");
    CHECK(refusal(key, "[0, 6]") == "no error");
}

TEST_CASE("a guard is one of two words, and texts are short") {
    CHECK(refusal("zinfer.guard", "none\n") == "test: metadata 'zinfer.guard': is 'none?'; expected flat or finite");
    CHECK(refusal("zinfer.guard", "") == "test: metadata 'zinfer.guard': is ''; expected flat or finite");
    CHECK(refusal("zinfer.guard", "flat") == "no error");
    for (const std::string key : {"zinfer.recipe", "zinfer.data", "zinfer.metrics"}) {
        CHECK(refusal(key, std::string(zgen::max_text_bytes + 1, 'a')) ==
              "test: metadata '" + key + "': has 16385 bytes; expected at most 16384");
        CHECK(refusal(key, std::string(zgen::max_text_bytes, 'a')) == "no error");
    }
}

TEST_CASE("units are a short string in JSON") {
    const std::string key = "zinfer.units";
    const std::string start = "test: metadata 'zinfer.units': ";
    CHECK(refusal(key, "e-/s") == start + "is not JSON from byte 1 on; expected a string such as \"e-/s\"");
    CHECK(refusal(key, "[\"e-/s\"]") == start + "the unit is of type array; expected a string");
    CHECK(refusal(key, "\"\"") == start + "has 0 bytes; expected a unit of 1 to 64");
    CHECK(refusal(key, '"' + std::string(65, 'm') + '"') == start + "has 65 bytes; expected a unit of 1 to 64");
    CHECK(refusal(key, '"' + std::string(64, 'm') + '"') == "no error");
}
