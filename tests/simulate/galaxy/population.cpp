// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/galaxy/population.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "src/simulate/galaxy/brightness.hpp"
#include "src/simulate/galaxy/galaxy_spectrum.hpp"
#include "src/simulate/galaxy/redshift.hpp"

namespace {

double percentile(std::vector<double> values, double p) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(p / 100 * static_cast<double>(values.size() - 1))];
}

}  // namespace

TEST_CASE("galaxies are possible: fractions, line ratios below their limits, breaks of real galaxies") {
    std::vector<double> breaks;
    int passive = 0;
    constexpr int count = 2000;
    for (std::uint64_t row = 0; row < count; ++row) {
        zsim::random numbers(11, row, zsim::stream::galaxy);
        const zsim::galaxy g = zsim::draw_galaxy(numbers);
        CHECK(g.young >= 0);
        CHECK(g.intermediate >= 0);
        CHECK(g.young + g.intermediate < 1);
        CHECK(g.reddening >= 0);
        if (g.type == zsim::ionization::stars) CHECK(g.log_o3 <= zsim::star_forming_limit(g.log_n2));
        passive += g.type == zsim::ionization::none;
        const zsim::spectrum seen = zsim::galaxy_spectrum(g, 0.1);
        CHECK(seen.minCoeff() > 0);
        breaks.push_back(zsim::break_4000(seen, 0.1));
    }
    CHECK(std::abs(passive / double{count} - 0.40) < 0.04);
    CHECK(percentile(breaks, 5) == doctest::Approx(1.1).epsilon(0.1));
    CHECK(percentile(breaks, 50) == doctest::Approx(1.4).epsilon(0.1));
    CHECK(percentile(breaks, 95) == doctest::Approx(1.93).epsilon(0.06));
}

TEST_CASE("redshifts have the published percentiles") {
    std::vector<double> gaia;
    std::vector<double> uniform;
    for (std::uint64_t row = 0; row < 50000; ++row) {
        zsim::random numbers(2, row, zsim::stream::redshift);
        gaia.push_back(zsim::draw_redshift(zsim::z_distribution::gaia, numbers));
        uniform.push_back(zsim::draw_redshift(zsim::z_distribution::uniform, numbers));
    }
    constexpr std::pair<double, double> published[]{{1, .0256},  {5, .0446},  {10, .0596}, {25, .0843}, {50, .1257},
                                                    {75, .1811}, {90, .2586}, {95, .3023}, {99, .3694}};
    for (const auto& [p, z] : published) CHECK(percentile(gaia, p) == doctest::Approx(z).epsilon(0.03));
    for (const double p : {1.0, 50.0, 99.0}) CHECK(std::abs(percentile(uniform, p) - 0.006 * p) < 0.01);
    CHECK(percentile(gaia, 100) <= 0.6);
    CHECK(percentile(gaia, 0) > 0);
}

TEST_CASE("brightness falls with redshift as published") {
    constexpr std::pair<double, double> published[]{{.05, 20}, {.15, 10}, {.25, 6}, {.35, 4}, {.45, 3}, {.55, 2.5}};
    for (const auto& [z, median] : published) {
        CHECK(zsim::median_peak(z) == doctest::Approx(median).epsilon(0.001));
        std::vector<double> peaks;
        for (std::uint64_t row = 0; row < 4000; ++row) {
            zsim::random numbers(9, row, zsim::stream::brightness);
            peaks.push_back(std::log10(zsim::draw_peak(z, numbers)));
        }
        CHECK(std::pow(10, percentile(peaks, 50)) == doctest::Approx(median).epsilon(0.04));
        CHECK((percentile(peaks, 84.1) - percentile(peaks, 15.9)) / 2 == doctest::Approx(0.28).epsilon(0.05));
    }
}
