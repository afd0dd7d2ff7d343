// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/instrument/built_in.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "src/gaia/spectrum.hpp"
#include "src/simulate/galaxy/galaxy_spectrum.hpp"
#include "src/simulate/instrument/dispersion.hpp"
#include "src/simulate/instrument/line_spread.hpp"
#include "src/simulate/instrument/measured.hpp"
#include "src/simulate/instrument/response.hpp"
#include "src/simulate/smearing.hpp"
#include "tests/shared_files.hpp"

TEST_CASE("the dispersion meets the published points and the samples lie at the published wavelengths") {
    CHECK(zsim::bp_dispersion(325) == doctest::Approx(52.77).epsilon(0.001));
    CHECK(zsim::bp_dispersion(680) == doctest::Approx(13.36).epsilon(0.003));
    CHECK(zsim::rp_dispersion(620) == doctest::Approx(10.03).epsilon(0.004));
    CHECK(zsim::rp_dispersion(1050) == doctest::Approx(50.76).epsilon(0.001));
    const zsim::pixel_grid bp = zsim::bp_pixel_grid();
    const zsim::pixel_grid rp = zsim::rp_pixel_grid();
    REQUIRE(bp.u.size() == gaia::bp_samples);
    REQUIRE(rp.u.size() == gaia::rp_samples);
    CHECK(bp.width == doctest::Approx(0.331162).epsilon(1e-5));
    CHECK(rp.width == doctest::Approx(0.342323).epsilon(1e-5));
    CHECK(std::abs(zsim::bp_dispersion(365.7) - bp.u.front()) < 0.1);
    CHECK(std::abs(zsim::bp_dispersion(631.3) - bp.u.back()) < 0.1);
    CHECK(std::abs(zsim::rp_dispersion(628.2) - rp.u.front()) < 0.1);
    CHECK(std::abs(zsim::rp_dispersion(996.7) - rp.u.back()) < 0.1);
    CHECK(zsim::fused_silica_index(587.56) == doctest::Approx(1.45846).epsilon(1e-5));  // Malitson 1965, table I
}

TEST_CASE("the line spread has unit area and the stated width") {
    double sum = 0;
    for (double x = -2000; x < 2000; x += 0.05) sum += 0.05 * zsim::bp_line_spread(x, 600);
    CHECK(sum == doctest::Approx(1).epsilon(0.001));
    const double centre = zsim::bp_line_spread.offset;
    CHECK(zsim::bp_line_spread(centre + zsim::bp_line_spread.width / 2, 600) ==
          doctest::Approx(0.5 * zsim::bp_line_spread(centre, 600)));
    CHECK(zsim::rp_line_spread(0, 1000) < zsim::rp_line_spread(0, 650));
}

TEST_CASE("pixel integration keeps a flat spectrum and the width of a sample") {
    for (const zsim::pixel_grid& grid : {zsim::bp_pixel_grid(), zsim::rp_pixel_grid()}) {
        const Eigen::VectorXf flat = Eigen::VectorXf::Constant(zsim::fine_positions, 3);
        const Eigen::VectorXf fluxes = zsim::pixel_integration(grid) * flat;
        CHECK(fluxes.minCoeff() == doctest::Approx(3 * grid.width).epsilon(1e-4));
        CHECK(fluxes.maxCoeff() == doctest::Approx(3 * grid.width).epsilon(1e-4));
    }
}

TEST_CASE("bands see their own wavelengths") {
    const zsim::instrument with = zsim::built_in_instrument();
    const auto seen = [](const zsim::band& band, double nm) {
        return band.forward.col(static_cast<int>(nm - zsim::first_wavelength)).sum() * zsim::fine_step /
               zsim::electrons_per_flux(nm);
    };
    CHECK(seen(with.bp, 500) == doctest::Approx(0.65).epsilon(0.05));
    CHECK(seen(with.rp, 740) == doctest::Approx(0.78).epsilon(0.05));
    CHECK(seen(with.bp, 310) == 0);
    CHECK(seen(with.bp, 720) == 0);
    CHECK(seen(with.rp, 590) == 0);
}

TEST_CASE("the built-in instrument agrees with the measured one") {
    const auto folder = shared_files::find("gaia/instrument");
    if (!folder) return;
    const zsim::instrument ours = zsim::built_in_instrument();
    const zsim::instrument measured = zsim::read_instrument(*folder);
    // Passive, star-forming and starburst galaxies.
    zsim::galaxy old;
    zsim::galaxy spiral;
    spiral.young = 0.25;
    spiral.intermediate = 0.4;
    spiral.h_alpha_width = 2.5;
    zsim::galaxy burst;
    burst.young = 0.8;
    burst.h_alpha_width = 15;
    double worst_sharp = 0;
    double worst_smeared = 0;
    double worst_total = 0;
    for (const zsim::galaxy& g : {old, spiral, burst}) {
        for (const double z : {0.0, 0.1, 0.2, 0.35, 0.55}) {
            const Eigen::VectorXf light = zsim::galaxy_spectrum(g, z).cast<float>().matrix();
            for (const double extent : {0.0, 6.0}) {
                const auto see = [&](const zsim::band& band) -> Eigen::VectorXf {
                    const zsim::fine_spectrum sharp = band.forward * light;
                    return band.integration * zsim::smear(sharp, extent);
                };
                for (const auto& [a, b] :
                     {std::pair(see(ours.bp), see(measured.bp)), std::pair(see(ours.rp), see(measured.rp))}) {
                    const double rms = (a - b).norm() / std::sqrt(static_cast<double>(a.size())) / b.maxCoeff();
                    double& worst = extent > 0 ? worst_smeared : worst_sharp;
                    worst = std::max(worst, rms);
                    worst_total = std::max(worst_total, std::abs(static_cast<double>(a.sum() / b.sum()) - 1));
                }
            }
        }
    }
    MESSAGE("rms of the difference, of the peak: " << worst_sharp << " of point sources, " << worst_smeared
                                                   << " smeared by 6 pixels; of the sum at most " << worst_total);
    CHECK(worst_sharp < 0.03);
    CHECK(worst_smeared < 0.01);
    CHECK(worst_total < 0.02);
    CHECK(ours.bp.noise.norm() == doctest::Approx(measured.bp.noise.norm()).epsilon(0.2));
    CHECK(ours.rp.noise.norm() == doctest::Approx(measured.rp.noise.norm()).epsilon(0.2));
}
