// SPDX-License-Identifier: Apache-2.0
#include "zinfer/network/interval.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using zinfer::bin_of;
using zinfer::interval;
using zinfer::interval_table;
using zinfer::make_interval;
using zinfer::status;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

constexpr interval_table<3> table{
    .level = 0.9f, .edges = {{0.25f, 1}}, .lower = {{-0.125f, -0.25f, -0.5f}}, .upper = {{0.125f, 0.5f, 1}}};
constexpr interval_table<1> one_bin{.level = 0.5f, .edges = {}, .lower = {{-1}}, .upper = {{2}}};

struct physical {
    static constexpr float physical_lower = 0;
    static constexpr float physical_upper = 4;
};

constexpr bool equal(const interval& a, const interval& b) {
    return a.value == b.value && a.lower == b.lower && a.upper == b.upper && a.status == b.status;
}

}  // namespace

TEST_CASE("a value's bin is the number of edges that it reaches") {
    static_assert(bin_of(table, 0.0f) == 0 && bin_of(table, 0.25f) == 1 && bin_of(table, 1.0f) == 2);
    static_assert(bin_of(table, -infinity) == 0 && bin_of(table, infinity) == 2);
    static_assert(bin_of(one_bin, 7.0f) == 0);
    CHECK(bin_of(table, std::nextafter(0.25f, 0.0f)) == 0);
    CHECK(bin_of(table, std::nextafter(1.0f, 0.0f)) == 1);
    CHECK(bin_of(table, not_a_number) == 0);
}

TEST_CASE("an interval lies around its value as its bin says") {
    static_assert(equal(make_interval(table, 0, status::ok), {0, -0.125f, 0.125f, status::ok}));
    static_assert(equal(make_interval(table, 0.25f, status::outside_training_range),
                        {0.25f, 0, 0.75f, status::outside_training_range}));
    static_assert(equal(make_interval(one_bin, 3, status::ok), {3, 2, 5, status::ok}));
    CHECK(equal(make_interval(table, 2, status::ok), {2, 1.5f, 3, status::ok}));
}

TEST_CASE("an interval's ends stay within the physical range") {
    static_assert(equal(make_interval<physical>(table, 0, status::ok), {0, 0, 0.125f, status::ok}));
    static_assert(equal(make_interval<physical>(table, 3.5f, status::ok), {3.5f, 3, 4, status::ok}));
    CHECK(equal(make_interval<physical>(table, 2, status::ok), make_interval(table, 2, status::ok)));
}

TEST_CASE("an impossible value is an end of its interval") {
    static_assert(equal(make_interval<physical>(table, 526, status::output_out_of_range),
                        {526, 4, 526, status::output_out_of_range}));
    const interval below = make_interval<physical>(table, -2, status::output_out_of_range);
    CHECK(below.lower == -2);
    CHECK(below.upper == 0);
}

TEST_CASE("where there is no value there is no interval") {
    constexpr interval none = make_interval<physical>(table, not_a_number, status::not_finite);
    static_assert(none.status == status::not_finite && none.value != none.value && none.lower != none.lower);
    CHECK(std::isnan(none.value));
    CHECK(std::isnan(none.lower));
    CHECK(std::isnan(none.upper));
    CHECK(std::isnan(make_interval(one_bin, not_a_number, status::flat_input).upper));
}
