// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/test_input.hpp"

#include <doctest/doctest.h>

#include <algorithm>

TEST_CASE("test inputs are positive, at most 1 and not flat") {
    for (const zgen::shape shape : {zgen::shape{186, 1}, {1, 2}, {2, 1}, {3, 7}, {1, 1000}})
        for (std::size_t index = 0; index < 20; ++index) {
            const std::vector<float> values = zgen::test_input(shape, index);
            REQUIRE(values.size() == shape.size());
            CHECK(*std::min_element(values.begin(), values.end()) > 0.0f);
            CHECK(*std::max_element(values.begin(), values.end()) <= 1.0f);
            CHECK(values.front() != values.back());
        }
    CHECK(zgen::test_input({1, 1}, 0).size() == 1);
}

TEST_CASE("test inputs differ from each other, and are the same every time") {
    for (std::size_t index = 0; index < 20; ++index) {
        CHECK(zgen::test_input({186, 1}, index) == zgen::test_input({186, 1}, index));
        CHECK(zgen::test_input({186, 1}, index) != zgen::test_input({186, 1}, index + 1));
    }
}

TEST_CASE("every second test input is noisy") {
    const auto turns = [](const std::vector<float>& values) {
        int count = 0;
        for (std::size_t i = 2; i < values.size(); ++i)
            count += (values[i] - values[i - 1]) * (values[i - 1] - values[i - 2]) < 0.0f ? 1 : 0;
        return count;
    };
    for (std::size_t index = 0; index < 20; index += 2) {
        CHECK(turns(zgen::test_input({186, 1}, index)) < 10);
        CHECK(turns(zgen::test_input({186, 1}, index + 1)) > 60);
    }
}
