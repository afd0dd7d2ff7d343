// SPDX-License-Identifier: Apache-2.0
#include "zinfer/core/status.hpp"

#include <doctest/doctest.h>

#include <string_view>

TEST_CASE("statuses have names and grow graver") {
    static_assert(std::string_view(zinfer::name(zinfer::status::ok)) == "ok");
    static_assert(zinfer::status::outside_training_range < zinfer::status::not_finite);
    CHECK(std::string_view(zinfer::name(zinfer::status::flat_input)) == "flat_input");
}
