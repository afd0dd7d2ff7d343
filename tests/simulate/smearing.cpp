// SPDX-License-Identifier: Apache-2.0
#include "smearing.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

TEST_CASE("smearing keeps the light, its centre, and adds its extent") {
    zsim::fine_spectrum light = zsim::fine_spectrum::Zero();
    light[140] = 2;
    for (const double extent : {0.3, 1.0, 5.0}) {
        const zsim::fine_spectrum seen = zsim::smear(light, extent);
        CHECK(seen.sum() == doctest::Approx(2).epsilon(1e-4));
        double variance = 0;
        for (int i = 0; i < zsim::fine_positions; ++i)
            variance += static_cast<double>(seen[i]) / 2 * std::pow((i - 140) * zsim::fine_step, 2);
        const double cell = zsim::fine_step * zsim::fine_step / 12;
        CHECK(variance == doctest::Approx(extent * extent + cell).epsilon(1e-3));
        CHECK(seen[139] == seen[141]);
    }
    CHECK(zsim::smear(light, 0) == light);
}

TEST_CASE("a third of the galaxies is compact, the others extend over 5 to 14 pixels") {
    int compact = 0;
    constexpr int count = 10000;
    for (std::uint64_t row = 0; row < count; ++row) {
        zsim::random numbers(3, row, zsim::stream::smearing);
        const double extent = zsim::draw_extent(numbers);
        const bool small = extent >= 0 && extent <= 4;
        CHECK((small || (extent >= 5 && extent <= 14)));
        compact += small;
    }
    CHECK(std::abs(compact / double{count} - 0.35) < 0.02);
}
