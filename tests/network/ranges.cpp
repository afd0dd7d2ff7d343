// SPDX-License-Identifier: Apache-2.0
#include "zinfer/network/ranges.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

using zinfer::check_physical_range;
using zinfer::check_training_range;
using zinfer::clip_to_physical_range;
using zinfer::no_ranges;
using zinfer::status;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

struct training {
    static constexpr float training_lower[] = {-1, 0, 2};
    static constexpr float training_upper[] = {1, 0, 2.5f};
};

struct physical {
    static constexpr float physical_lower = -0.5f;
    static constexpr float physical_upper = 6;
};

static_assert(zinfer::training_range<training> && !zinfer::physical_range<training>);
static_assert(zinfer::physical_range<physical> && !zinfer::training_range<physical>);
static_assert(!zinfer::training_range<no_ranges> && !zinfer::physical_range<no_ranges>);
static_assert(zinfer::fit_inputs<training>(3) && !zinfer::fit_inputs<training>(4));
static_assert(zinfer::fit_inputs<no_ranges>(3) && zinfer::fit_inputs<physical>(3));

template <class Ranges>
constexpr status training_status(std::array<float, 3> input) {
    return check_training_range<Ranges>(input);
}

template <class Ranges>
constexpr status physical_status(std::array<float, 2> output) {
    return check_physical_range<Ranges>(output);
}

}  // namespace

TEST_CASE("inputs are held to the training range, each to its own") {
    static_assert(training_status<training>({0, 0, 2}) == status::ok);
    static_assert(training_status<training>({-1, -0.0f, 2.5f}) == status::ok);
    static_assert(training_status<training>({0, 0, 2.75f}) == status::outside_training_range);
    static_assert(training_status<no_ranges>({1e30f, 0, 0}) == status::ok);
    static_assert(training_status<physical>({1e30f, 0, 0}) == status::ok);
    CHECK(training_status<training>({1, 0, 2}) == status::ok);
    CHECK(training_status<training>({std::nextafter(1.0f, 2.0f), 0, 2}) == status::outside_training_range);
    CHECK(training_status<training>({0, std::numeric_limits<float>::denorm_min(), 2}) ==
          status::outside_training_range);
    CHECK(training_status<training>({0, 0, std::nextafter(2.0f, 0.0f)}) == status::outside_training_range);
}

TEST_CASE("outputs are held to the physical range, each of them") {
    static_assert(physical_status<physical>({-0.5f, 6}) == status::ok);
    static_assert(physical_status<physical>({-0.5f, 6.5f}) == status::output_out_of_range);
    static_assert(physical_status<physical>({-1, 0}) == status::output_out_of_range);
    static_assert(physical_status<no_ranges>({-1, 1e30f}) == status::ok);
    CHECK(physical_status<physical>({0, 1}) == status::ok);
    CHECK(physical_status<physical>({0, std::nextafter(6.0f, 7.0f)}) == status::output_out_of_range);
}

TEST_CASE("what is clipped lies in the physical range") {
    static_assert(clip_to_physical_range<physical>(-1) == -0.5f);
    static_assert(clip_to_physical_range<physical>(1) == 1);
    static_assert(clip_to_physical_range<physical>(7) == 6);
    static_assert(clip_to_physical_range<training>(7) == 7);
    CHECK(clip_to_physical_range<physical>(-infinity) == -0.5f);
    CHECK(clip_to_physical_range<physical>(infinity) == 6);
    CHECK(std::isnan(clip_to_physical_range<physical>(not_a_number)));
}
