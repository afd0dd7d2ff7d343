// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/wavelength_grid.hpp"

#include <doctest/doctest.h>

#include <cmath>

TEST_CASE("a line keeps its flux and place however narrow it is") {
    for (const double sigma : {0.01, 0.3, 4.0}) {
        zsim::spectrum values = zsim::spectrum::Zero();
        zsim::add_line(values, 656.46, sigma, 3.0);
        CHECK(values.sum() == doctest::Approx(3).epsilon(1e-5));
        double mean = 0;
        for (int i = 0; i < zsim::wavelengths; ++i) mean += values[i] * zsim::wavelength(i) / 3;
        CHECK(std::abs(mean - 656.46) < 0.5);  // the cell it is in
    }
}

TEST_CASE("a line at an edge is cut there, and beyond it nothing is left") {
    zsim::spectrum values = zsim::spectrum::Zero();
    zsim::add_line(values, 299.5, 2.0, 1.0);
    CHECK(values.sum() == doctest::Approx(0.5));
    zsim::add_line(values, 1100.5, 2.0, 1.0);
    CHECK(values.sum() == doctest::Approx(1));
    zsim::add_line(values, 1200, 2.0, 1.0);
    zsim::add_line(values, 100, 2.0, 1.0);
    CHECK(values.sum() == doctest::Approx(1));
}
