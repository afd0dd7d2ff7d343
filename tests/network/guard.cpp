// SPDX-License-Identifier: Apache-2.0
#include "zinfer/network/guard.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>

using zinfer::check_input;
using zinfer::input_guard;
using zinfer::status;

TEST_CASE("the most severe status wins") {
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    static constexpr std::array<float, 3> good{1, 2, 3};
    static constexpr std::array<float, 3> flat{2, 2, 2};
    static constexpr std::array<float, 3> all_nan{nan, nan, nan};
    static_assert(check_input(input_guard::flat, good) == status::ok);
    static_assert(check_input(input_guard::finite, flat) == status::ok);
    static_assert(check_input(input_guard::flat, flat) == status::flat_input);
    static_assert(check_input(input_guard::flat, all_nan) == status::not_finite);
    CHECK(check_input(input_guard::flat, good) == status::ok);
    CHECK(check_input(input_guard::flat, flat) == status::flat_input);
    CHECK(check_input(input_guard::finite, all_nan) == status::not_finite);
}
