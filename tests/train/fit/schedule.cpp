// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/schedule.hpp"

#include <doctest/doctest.h>

TEST_CASE("one cycle rises over three tenths of the steps and falls to a thousandth") {
    ztrain::recipe r;
    r.learning_rate = 0.5;
    r.schedule = ztrain::schedule_kind::one_cycle;
    CHECK(ztrain::learning_rate_at(r, 0, 100) == doctest::Approx(0.0005));
    CHECK(ztrain::learning_rate_at(r, 15, 100) == doctest::Approx(0.5 * (0.001 + 0.999 / 2)));
    CHECK(ztrain::learning_rate_at(r, 30, 100) == doctest::Approx(0.5));
    CHECK(ztrain::learning_rate_at(r, 65, 100) == doctest::Approx(0.5 * (0.001 + 0.999 / 2)));
    CHECK(ztrain::learning_rate_at(r, 100, 100) == doctest::Approx(0.0005));
    r.schedule = ztrain::schedule_kind::constant;
    for (const std::size_t step : {0UL, 30UL, 100UL}) CHECK(ztrain::learning_rate_at(r, step, 100) == 0.5);
}
