// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/values_text.hpp"

#include <doctest/doctest.h>

#include "tests/generator/networks.hpp"

namespace {

std::string input_of(zgen::shape input, std::vector<zgen::operation> operations, const char* units = nullptr) {
    zgen::graph g = networks::chain(input, std::move(operations));
    if (units != nullptr) g.metadata = {{"zinfer.units", units}};
    return zgen::input_text(zgen::bake(g, "", {.name = "small"}));
}

std::string output_of(zgen::shape input, std::vector<zgen::operation> operations) {
    return zgen::output_text(zgen::bake(networks::chain(input, std::move(operations)), "", {.name = "small"}));
}

}  // namespace

TEST_CASE("values without two axes have no order to tell") {
    CHECK(input_of({1, 6}, {zgen::relu{}}) == "6 values");
    CHECK(input_of({6, 1}, {zgen::relu{}}) == "6 values");
    CHECK(output_of({1, 1}, {zgen::relu{}}) == "1 value");
}

TEST_CASE("channels lie last, or first where the network exchanges them") {
    CHECK(input_of({5, 3}, {zgen::relu{}}) == "5 positions x 3 channels, channels last: [3 * position + channel]");
    CHECK(input_of({3, 5}, {zgen::normalize{}, zgen::transpose{}}) ==
          "3 channels x 5 positions, channels first: [5 * channel + position]");
    CHECK(input_of({5, 3}, {zgen::softmax{}, zgen::transpose{}}) ==
          "5 positions x 3 channels, channels last: [3 * position + channel]");
    CHECK(output_of({5, 3}, {zgen::softmax{}, zgen::transpose{}, zgen::relu{}}) ==
          "3 channels x 5 positions, channels first: [5 * channel + position]");
    CHECK(output_of({5, 3}, {zgen::softmax{}}) == "5 positions x 3 channels, channels last: [3 * position + channel]");
}

TEST_CASE("the unit is the model's, printed safely") {
    CHECK(input_of({1, 6}, {zgen::relu{}}, R"("e-/s")") == "6 values, unit \"e-/s\"");
    CHECK(input_of({1, 6}, {zgen::relu{}}, R"("\n*/ ??/")") == "6 values, unit \"\\012*/ \\?\\?/\"");
}
