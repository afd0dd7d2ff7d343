// SPDX-License-Identifier: Apache-2.0
#include "generator/metadata/json_values.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

using zgen::member_of;
using zgen::number_in;
using zgen::numbers_in;
using zgen::parse_json;

namespace {

template <class Action>
std::string refusal(Action action) {
    try {
        action();
    } catch (const std::invalid_argument& e) {
        return e.what();
    }
    return "none";
}

std::string refusal_of(const std::string& text) {
    return refusal([&] { numbers_in(parse_json(text, "[1, 2]"), "the list"); });
}

}  // namespace

TEST_CASE("lists of numbers are read") {
    CHECK(numbers_in(parse_json("[-1, 2.5, 3e-2, 18446744073709551615]", ""), "") ==
          std::vector<double>{-1, 2.5, 3e-2, 18446744073709551615.0});
    CHECK(numbers_in(parse_json(" [ ] ", ""), "").empty());
}

TEST_CASE("what is no list of float32 numbers is refused") {
    CHECK(refusal_of("") == "is no JSON from byte 1 on; expected [1, 2]");
    CHECK(refusal_of("[1, 2") == "is no JSON from byte 6 on; expected [1, 2]");
    CHECK(refusal_of("[1, NaN]") == "is no JSON from byte 5 on; expected [1, 2]");
    CHECK(refusal_of("[1, 2] 3") == "is no JSON from byte 8 on; expected [1, 2]");
    CHECK(refusal_of("[\"\xff\"]") == "is no JSON from byte 3 on; expected [1, 2]");
    CHECK(refusal_of("[1e999]") == "holds a number that is too large; expected numbers that float32 can hold");
    CHECK(refusal_of("[0, 1e39]") == "value 1 of the list is 1e+39; expected a number that float32 can hold");
    CHECK(refusal_of("[null]") == "value 0 of the list is of type null; expected a number");
    CHECK(refusal_of("[true]") == "value 0 of the list is of type boolean; expected a number");
    CHECK(refusal_of("[[1]]") == "value 0 of the list is of type array; expected a number");
    CHECK(refusal_of("{}") == "the list is of type object; expected a list of numbers");
    CHECK(refusal_of("7") == "the list is of type number; expected a list of numbers");
}

TEST_CASE("neither long nor deeply nested texts are read") {
    const std::string deep(100'000, '[');
    CHECK(refusal_of(deep) == "is nested deeper than 8 levels; expected [1, 2]");
    CHECK(refusal_of(std::string(zgen::max_json_bytes + 1, ' ')) == "has 4194305 bytes; expected at most 4194304");
    CHECK(refusal_of(std::string(zgen::max_json_bytes - 2, ' ') + "[]") == "none");
}

TEST_CASE("members are found by their key") {
    CHECK(number_in(member_of(parse_json(R"({"a": 1, "b": 2})", ""), "b"), "") == 2);
    CHECK(refusal([] { member_of(parse_json("{}", ""), "b"); }) == "has no 'b'; expected one");
    CHECK(refusal([] { member_of(parse_json("[]", ""), "b"); }) == "is of type array; expected an object with 'b'");
}
