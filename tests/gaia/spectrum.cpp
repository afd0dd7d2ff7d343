// SPDX-License-Identifier: Apache-2.0
#include "src/gaia/spectrum.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/shared_files.hpp"

TEST_CASE("wavelengths grow within each band, from 366 to 631 and from 628 to 997 nm") {
    for (std::size_t i = 1; i < 186; ++i)
        if (i != gaia::bp_samples) CHECK(gaia::sample_wavelength(i) > gaia::sample_wavelength(i - 1));
    static_assert(gaia::sample_wavelength(0) > 365.6 && gaia::sample_wavelength(0) < 365.8);
    CHECK(gaia::sample_wavelength(79) == doctest::Approx(631.3).epsilon(0.0002));
    CHECK(gaia::sample_wavelength(80) == doctest::Approx(628.2).epsilon(0.0002));
    CHECK(gaia::sample_wavelength(185) == doctest::Approx(996.7).epsilon(0.0002));
}

TEST_CASE("wavelengths are those of the published dispersion") {
    const auto grid = shared_files::find("gaia/instrument/grid186.csv");
    if (!grid) return;
    std::ifstream in(*grid);
    std::string line;
    std::getline(in, line);
    REQUIRE(line == "idx,band,smsgen_idx,u,wl_nm,du");
    std::size_t i = 0;
    for (; std::getline(in, line); ++i) {
        std::istringstream cells(line);
        std::string cell;
        for (int column = 0; column <= 4; ++column) std::getline(cells, cell, ',');
        CHECK(std::abs(gaia::sample_wavelength(i) - std::stod(cell)) < 0.05);
    }
    CHECK(i == 186);
}
