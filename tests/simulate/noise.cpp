// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/noise.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include "src/simulate/instrument/built_in.hpp"

namespace {

constexpr int draws = 4000;

/// Draws of one band's noise, one a column.
Eigen::MatrixXf draw(const zsim::band& of, float flux) {
    const Eigen::VectorXf level = Eigen::VectorXf::Constant(of.noise.rows(), flux);
    Eigen::MatrixXf all(of.noise.rows(), draws);
    for (int i = 0; i < draws; ++i) {
        zsim::random numbers(5, static_cast<std::uint64_t>(i), zsim::stream::noise);
        all.col(i) = zsim::draw_noise(of, level, numbers);
    }
    return all;
}

/// Correlation of samples `distance` apart, the mean over the band.
double correlation(const Eigen::MatrixXf& noise, int distance) {
    const Eigen::MatrixXf unit = noise.rowwise().normalized();
    const Eigen::Index kept = noise.rows() - distance;
    return unit.topRows(kept).cwiseProduct(unit.bottomRows(kept)).rowwise().sum().mean();
}

}  // namespace

TEST_CASE("noise has the published level, growth and correlation") {
    const zsim::instrument with = zsim::built_in_instrument();
    for (const zsim::band* of : {&with.bp, &with.rp}) {
        const Eigen::MatrixXf faint = draw(*of, 0);
        const Eigen::ArrayXf sigma = (faint.rowwise().squaredNorm() / draws).array().sqrt();
        CHECK(sigma.minCoeff() > 0.20);
        CHECK(sigma.maxCoeff() < 0.26);
        CHECK(std::abs(faint.mean()) < 0.01);

        CHECK(correlation(faint, 1) == doctest::Approx(0.87).epsilon(0.05));
        CHECK(correlation(faint, 2) == doctest::Approx(0.55).epsilon(0.1));
        CHECK(correlation(faint, 3) == doctest::Approx(0.20).epsilon(0.25));
        CHECK(std::abs(correlation(faint, 12)) < 0.1);

        const Eigen::MatrixXf bright = draw(*of, 20);
        const double growth = bright.norm() / faint.norm();
        CHECK(growth == doctest::Approx(std::sqrt(1 + 20 * of->noise_growth)).epsilon(1e-4));
        // Below zero, noise is that of no flux.
        CHECK(draw(*of, -5).norm() == doctest::Approx(faint.norm()));
    }
    CHECK(with.bp.noise_growth == 0.16);
    CHECK(with.rp.noise_growth == 0.08);
}
