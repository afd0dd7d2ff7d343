// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/colour.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "src/gaia/spectrum.hpp"
#include "src/simulate/instrument/built_in.hpp"
#include "src/simulate/simulate.hpp"

namespace {

/// BP over RP of galaxies near the redshift where colours are taken, sorted.
std::vector<double> colours(bool gaia) {
    zsim::settings chosen;
    chosen.seed = 12;
    chosen.gaia_colours = gaia;
    chosen.noise = false;
    const zsim::simulator source(zsim::built_in_instrument(), {}, chosen);
    std::vector<double> found;
    for (std::uint64_t i = 0; i < 4000; ++i) {
        const zsim::row r = source.make(i);
        if (r.truth.z < 0.04 || r.truth.z > 0.08) continue;
        double bp = 0;
        double rp = 0;
        for (int s = 0; s < gaia::samples; ++s)
            (s < gaia::bp_samples ? bp : rp) += static_cast<double>(r.flux[static_cast<std::size_t>(s)]);
        found.push_back(bp / rp);
    }
    std::sort(found.begin(), found.end());
    return found;
}

double percentile(const std::vector<double>& sorted, double p) {
    return sorted[static_cast<std::size_t>(p / 100 * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

TEST_CASE("the colour of a flat spectrum is the ratio of what the bands receive") {
    const zsim::instrument through = zsim::built_in_instrument();
    const zsim::colour_selection colour(through);
    const auto received = [](const zsim::band& of) {
        // 320 to 1080 nm is what the points cover.
        const Eigen::VectorXf light = Eigen::VectorXf::Ones(760);
        const Eigen::VectorXf seen = of.integration * (of.forward.middleCols(20, 760) * light);
        return static_cast<double>(seen.sum());
    };
    CHECK(colour.bp_over_rp([](double) { return 1.0; }) ==
          doctest::Approx(received(through.bp) / received(through.rp)).epsilon(1e-4));
    CHECK(colour.bp_over_rp([](double nm) { return nm < 550 ? 1.0 : 0.5; }) >
          colour.bp_over_rp([](double nm) { return nm < 550 ? 0.5 : 1.0; }));
}

TEST_CASE("the chance is largest at the sample's colour and never nothing") {
    using zsim::colour_selection;
    CHECK(colour_selection::chance(0.41) == doctest::Approx(1));
    CHECK(colour_selection::chance(0.5) < 0.2);
    CHECK(colour_selection::chance(0.3) < 0.1);
    CHECK(colour_selection::chance(2) >= 0.03);
    CHECK(colour_selection::chance(0) >= 0.03);
}

TEST_CASE("galaxies are as red as Gaia's, or have any colour") {
    const std::vector<double> gaia = colours(true);
    const std::vector<double> any = colours(false);
    CHECK(percentile(gaia, 50) == doctest::Approx(0.385).epsilon(0.04));
    CHECK(percentile(gaia, 90) - percentile(gaia, 10) == doctest::Approx(0.1).epsilon(0.2));
    CHECK(percentile(any, 90) - percentile(any, 10) > 0.25);
}
