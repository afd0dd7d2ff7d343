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

struct sums {
    static constexpr float sum_lower = 5;
    static constexpr float sum_upper = 100;
    static constexpr float share_lower[] = {0, 0.1F, 0.2F, 0.3F};
    static constexpr float share_upper[] = {0.2F, 0.3F, 0.4F, 0.5F};
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

TEST_CASE("sums of quarters cover every input once") {
    static constexpr std::array<float, 9> nine{1, 2, 3, 4, 5, 6, 7, 8, 9};
    static_assert(zinfer::quarter_sums(nine) == std::array<float, 4>{3, 7, 11, 24});
    static_assert(zinfer::total(zinfer::quarter_sums(nine)) == 45);
    static constexpr std::array<float, 2> two{1, 2};
    static_assert(zinfer::quarter_sums(two) == std::array<float, 4>{0, 1, 0, 2});
}

TEST_CASE("an input's sum and the shares of its quarters are held to their ranges") {
    using zinfer::check_training_range;
    const auto of = [](std::array<float, 4> input) { return check_training_range<sums>(input); };
    CHECK(of({1, 2, 3, 4}) == status::ok);
    CHECK(of({10, 20, 30, 40}) == status::ok);
    CHECK(of({4, 3, 2, 1}) == status::outside_training_range);  // reversed
    CHECK(of({1e-19F, 2e-19F, 3e-19F, 4e-19F}) == status::outside_training_range);
    CHECK(of({100, 200, 300, 400}) == status::outside_training_range);
    CHECK(of({0, 0, 0, 0}) == status::outside_training_range);
    CHECK(of({-1, -2, -3, -4}) == status::outside_training_range);
    CHECK(of({3e38F, 3e38F, 3e38F, 3e38F}) == status::outside_training_range);
    static_assert(check_training_range<sums>(std::array<float, 4>{1, 2, 3, 4}) == status::ok);
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
