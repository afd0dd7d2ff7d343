// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/galaxy/galaxy_spectrum.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string_view>

#include "src/simulate/galaxy/dust.hpp"
#include "src/simulate/galaxy/emission_lines.hpp"

namespace {

double line(const zsim::galaxy& g, std::string_view name) {
    for (const zsim::emission_line& l : zsim::emission_lines(g))
        if (l.name == name) return l.strength;
    FAIL("no line " << name);
    return 0;
}

}  // namespace

TEST_CASE("the dust curve has the published values") {
    CHECK(zsim::dust_curve(550) == doctest::Approx(4.05).epsilon(0.02));  // R_V
    CHECK(zsim::dust_curve(440) - zsim::dust_curve(550) == doctest::Approx(1).epsilon(0.06));
    CHECK(zsim::dust_curve(629.999) == doctest::Approx(zsim::dust_curve(630.001)).epsilon(0.01));
    CHECK(zsim::dust_curve(160) == doctest::Approx(9.97).epsilon(0.01));
}

TEST_CASE("lines have physical ratios") {
    const zsim::galaxy g;
    CHECK(line(g, "H alpha") / line(g, "H beta") == doctest::Approx(2.86));
    CHECK(line(g, "[O III] 5007") / line(g, "[O III] 4959") == doctest::Approx(2.98));
    CHECK(line(g, "[N II] 6583") / line(g, "[N II] 6548") == doctest::Approx(3.05));
    CHECK(line(g, "H gamma") / line(g, "H beta") == doctest::Approx(0.468));
    CHECK(line(g, "[N II] 6583") == doctest::Approx(std::pow(10, g.log_n2)));
    CHECK(line(g, "[O III] 5007") / line(g, "H beta") == doctest::Approx(std::pow(10, g.log_o3)));
}

TEST_CASE("an emission line has its equivalent width and moves with redshift") {
    zsim::galaxy g;
    g.young = 0.3;
    const zsim::galaxy quiet = g;
    g.h_alpha_width = 5;
    for (const double z : {0.0, 0.1, 0.4}) {
        const zsim::spectrum emitting = zsim::galaxy_spectrum(g, z);
        const zsim::spectrum lines = emitting - zsim::galaxy_spectrum(quiet, z);
        // H alpha and the two lines beside it.
        const auto cell = [&](double nm) { return static_cast<int>(std::lround(nm * (1 + z) - 300)); };
        const int begin = cell(655.5);
        Eigen::Index peak = 0;
        lines.segment(begin, cell(657.5) - begin).maxCoeff(&peak);
        CHECK(std::abs(zsim::wavelength(begin + static_cast<int>(peak)) - zsim::h_alpha * (1 + z)) <= 0.5);
        CHECK(lines[begin + peak] > 10 * lines[cell(640)]);
        const double flux = lines.segment(cell(650), cell(664) - cell(650)).sum();
        const double continuum = emitting[cell(645)];
        const double three = 1 + std::pow(10, g.log_n2) * (1 + 1 / 3.05);
        CHECK(flux / continuum / (1 + z) == doctest::Approx(5 * three).epsilon(0.03));
    }
}

TEST_CASE("dust dims lines more than stars: the Balmer decrement grows") {
    zsim::galaxy g;
    g.h_alpha_width = 10;
    g.reddening = 0.44;  // one magnitude for the gas
    zsim::spectrum lines = zsim::spectrum::Zero();
    zsim::add_emission(lines, g, 0, 1);
    g.log_n2 = -9;
    lines = zsim::spectrum::Zero();
    zsim::add_emission(lines, g, 0, 1);
    const double decrement = lines.segment(350, 14).sum() / lines.segment(180, 14).sum();
    CHECK(decrement == doctest::Approx(2.86 * std::pow(10, 0.4 * (zsim::dust_curve(486.27) - zsim::dust_curve(656.46))))
                           .epsilon(0.01));
}

TEST_CASE("the 4000 A break tells old galaxies from young ones, at every redshift") {
    zsim::galaxy old;
    zsim::galaxy young;
    young.young = 0.9;
    for (const double z : {0.0, 0.2, 0.55}) {
        CHECK(zsim::break_4000(zsim::galaxy_spectrum(old, z), z) == doctest::Approx(1.95).epsilon(0.08));
        CHECK(zsim::break_4000(zsim::galaxy_spectrum(young, z), z) == doctest::Approx(1.1).epsilon(0.1));
    }
}
