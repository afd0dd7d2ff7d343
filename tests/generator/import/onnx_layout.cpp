// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/layout.hpp"

#include <doctest/doctest.h>

#include <array>

using zgen::onnx::dims;
using zgen::onnx::layout;
using places = std::vector<std::size_t>;
using axes = std::vector<std::size_t>;

TEST_CASE("a layout begins as the identity") {
    CHECK(layout(1).is_identity());
    CHECK(layout(6).is_identity());
    CHECK(layout(6).places() == places{0, 1, 2, 3, 4, 5});
}

TEST_CASE("transposing moves elements") {
    const layout moved = layout(6).transposed({2, 3}, axes{1, 0}).value();
    CHECK_FALSE(moved.is_identity());
    CHECK(moved.places() == places{0, 3, 1, 4, 2, 5});
    CHECK(moved.transposed({3, 2}, axes{1, 0}).value() == layout(6));
    // Moving an axis of extent 1 moves nothing.
    CHECK(layout(6).transposed({1, 1, 6}, axes{2, 0, 1}).value().is_identity());
}

TEST_CASE("a reshape may split and merge axes between transposes") {
    // (2, 6) -> (6, 2), read as (3, 2, 2), its last two axes swapped.
    const layout once = layout(12).transposed({2, 6}, axes{1, 0}).value();
    const layout twice = once.transposed({3, 2, 2}, axes{0, 2, 1}).value();
    CHECK(twice.places() == places{0, 1, 6, 7, 2, 3, 8, 9, 4, 5, 10, 11});
}

TEST_CASE("a reshape across transposed axes leaves nothing to transpose") {
    const layout moved = layout(12).transposed({3, 4}, axes{1, 0}).value();
    CHECK(moved.split({4, 3}).has_value());
    CHECK(moved.split({2, 6}).has_value());
    CHECK_FALSE(moved.split({3, 4}).has_value());
    CHECK_FALSE(moved.transposed({3, 4}, axes{1, 0}).has_value());
    CHECK(moved.split({12}).has_value());
}

TEST_CASE("places agree with an index-by-index transpose") {
    const std::array<std::size_t, 3> extents{3, 4, 5};
    for (const axes& order :
         {axes{0, 1, 2}, axes{0, 2, 1}, axes{1, 0, 2}, axes{1, 2, 0}, axes{2, 0, 1}, axes{2, 1, 0}}) {
        const places found = layout(60).transposed({3, 4, 5}, order).value().places();
        std::size_t next = 0;
        std::array<std::size_t, 3> at{};
        for (at[0] = 0; at[0] < extents[order[0]]; ++at[0]) {
            for (at[1] = 0; at[1] < extents[order[1]]; ++at[1]) {
                for (at[2] = 0; at[2] < extents[order[2]]; ++at[2]) {
                    std::array<std::size_t, 3> source{};
                    for (std::size_t i = 0; i < 3; ++i) source[order[i]] = at[i];
                    CHECK(found[next++] == (source[0] * 4 + source[1]) * 5 + source[2]);
                }
            }
        }
    }
}
