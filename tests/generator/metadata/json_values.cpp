// SPDX-License-Identifier: Apache-2.0
#include "generator/metadata/json_values.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using zgen::json_text;

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
    return refusal([&] { json_text(text, "[1, 2]").numbers_as("the list"); });
}

}  // namespace

TEST_CASE("lists of numbers are read") {
    CHECK(json_text("[-1, 2.5, 3e-2, 18446744073709551615]", "").numbers_as("") ==
          std::vector<double>{-1, 2.5, 3e-2, 18446744073709551615.0});
    CHECK(json_text(" [ ] ", "").numbers_as("").empty());
}

TEST_CASE("what is not a list of float32 numbers is refused") {
    CHECK(refusal_of("") == "is not JSON from byte 1 on; expected [1, 2]");
    CHECK(refusal_of("[1, 2") == "is not JSON from byte 6 on; expected [1, 2]");
    CHECK(refusal_of("[1, NaN]") == "is not JSON from byte 5 on; expected [1, 2]");
    CHECK(refusal_of("[1, 2] 3") == "is not JSON from byte 8 on; expected [1, 2]");
    CHECK(refusal_of("[\"\xff\"]") == "is not JSON from byte 3 on; expected [1, 2]");
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
    const json_text object(R"({"a": 1, "b": 2, "c": [3, 4], "d": "5"})", "");
    CHECK(object.number("b") == 2);
    CHECK(object.numbers("c") == std::vector<double>{3, 4});
    CHECK(refusal([&] { object.number("d"); }) == "'d' is of type string; expected a number");
    CHECK(refusal([] { json_text("{}", "").number("b"); }) == "has no 'b'; expected one");
    CHECK(refusal([] { json_text("[]", "").number("b"); }) == "is of type array; expected an object with 'b'");
}

TEST_CASE("a string is read without its escapes") {
    CHECK(json_text(R"("e-\/s\u00b5")", "").string_as("") == "e-/s\xc2\xb5");
    CHECK(refusal([] { json_text("7", "").string_as("the unit"); }) == "the unit is of type number; expected a string");
}
