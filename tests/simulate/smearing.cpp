// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/smearing.hpp"

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

TEST_CASE("a galaxy is smeared by its compact and its extended part, in their shares") {
    zsim::fine_spectrum light = zsim::fine_spectrum::Zero();
    light[140] = 2;
    const zsim::fine_spectrum both = zsim::smear(light, {1, 6, 0.25});
    const zsim::fine_spectrum compact = zsim::smear(light, 1.0);
    const zsim::fine_spectrum extended = zsim::smear(light, 6.0);
    for (int i = 0; i < zsim::fine_positions; ++i)
        CHECK(both[i] == doctest::Approx(0.25F * compact[i] + 0.75F * extended[i]));
}

TEST_CASE("about a third of a galaxy's light is compact, the rest extends over 5 to 14 pixels") {
    double sum = 0;
    constexpr int count = 10000;
    for (std::uint64_t row = 0; row < count; ++row) {
        zsim::random numbers(3, row, zsim::stream::smearing);
        const zsim::extent e = zsim::draw_extent(numbers);
        CHECK((e.compact >= 0 && e.compact <= 4));
        CHECK((e.extended >= 5 && e.extended <= 14));
        CHECK((e.share >= 0.1 && e.share <= 0.9));
        sum += e.share;
    }
    CHECK(std::abs(sum / count - 0.3) < 0.005);
}
