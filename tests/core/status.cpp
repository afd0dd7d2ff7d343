// SPDX-License-Identifier: Apache-2.0
#include "zinfer/core/status.hpp"

#include <doctest/doctest.h>

#include <string_view>

TEST_CASE("statuses have names and grow more severe") {
    static_assert(std::string_view(zinfer::name(zinfer::status::ok)) == "ok");
    static_assert(zinfer::status::outside_training_range < zinfer::status::not_finite);
    static_assert(zinfer::more_severe(zinfer::status::ok, zinfer::status::flat_input) == zinfer::status::flat_input);
    static_assert(zinfer::more_severe(zinfer::status::flat_input, zinfer::status::ok) == zinfer::status::flat_input);
    CHECK(zinfer::more_severe(zinfer::status::outside_training_range, zinfer::status::output_out_of_range) ==
          zinfer::status::output_out_of_range);
    CHECK(std::string_view(zinfer::name(zinfer::status::flat_input)) == "flat_input");
}
