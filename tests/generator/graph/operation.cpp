// SPDX-License-Identifier: Apache-2.0
#include "generator/graph/operation.hpp"

#include <doctest/doctest.h>

#include "tests/generator/networks.hpp"

TEST_CASE("what each kind of operation costs") {
    using zgen::cost;
    const auto conv = networks::conv1d({.channels = 4, .filters = 6, .kernel_size = 3, .groups = 2});
    CHECK(zgen::cost_of(conv, {10, 4}) == cost{6 * 3 * 2 + 6, 8 * 6 * 3 * 2, 8 * 6 * 3 * 2 + 8 * 6});
    CHECK(zgen::cost_of(networks::dense({.inputs = 12, .units = 5}), {1, 12}) == cost{65, 60, 65});
    CHECK(zgen::cost_of(networks::affine(4), {10, 4}) == cost{8, 40, 80});
    CHECK(zgen::cost_of(zgen::prelu{networks::values(4, 1)}, {10, 4}) == cost{4, 40, 80});
    CHECK(zgen::cost_of(zgen::instance_norm{0, networks::values(4, 1), networks::values(4, 2)}, {10, 4}) ==
          cost{8, 80, 120});
    CHECK(zgen::cost_of(zgen::relu{}, {10, 4}) == cost{0, 0, 40});
    CHECK(zgen::cost_of(zgen::max_pool1d{{.size = 5, .stride = 5}}, {10, 4}) == cost{0, 0, 40});
    CHECK(zgen::cost_of(zgen::average_pool1d{{.size = 5, .stride = 1}}, {10, 4}) == cost{0, 0, 6 * 4 * 5});
    CHECK(zgen::cost_of(zgen::global_max_pool1d{}, {10, 4}) == cost{0, 0, 40});
}

TEST_CASE("add and branch come back to an earlier value, and a branch to it alone") {
    zgen::operation sum = zgen::add{3};
    REQUIRE(zgen::source_of(sum) != nullptr);
    CHECK(*zgen::source_of(sum) == 3);
    CHECK(zgen::input_of(sum, 7) == 7);
    *zgen::source_of(sum) = 2;
    CHECK(std::get<zgen::add>(sum).value == 2);
    CHECK(*zgen::source_of(zgen::operation(zgen::branch{3})) == 3);
    CHECK(zgen::input_of(zgen::branch{3}, 7) == 3);
    CHECK(zgen::source_of(zgen::operation(zgen::relu{})) == nullptr);
    CHECK(zgen::input_of(zgen::relu{}, 7) == 7);
}
