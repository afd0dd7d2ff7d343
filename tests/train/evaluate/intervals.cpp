// SPDX-License-Identifier: Apache-2.0
#include "src/train/evaluate/intervals.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

using doctest::Approx;

TEST_CASE("ends are the exact order statistics of the calibration residuals") {
    // One bin of 40: rank floor(41 * 0.05) = 2 from either side.
    std::vector<double> predicted(40, 0.3);
    std::vector<double> truth;
    for (int i = 0; i < 40; ++i) truth.push_back(0.3 + 0.001 * ((i * 7) % 40));
    const ztrain::interval_table table = ztrain::conformal_intervals(predicted, truth);
    CHECK(table.level == 0.9);
    CHECK(table.edges.empty());
    REQUIRE(table.lower.size() == 1);
    CHECK(table.lower[0] == Approx(0.001));
    CHECK(table.upper[0] == Approx(0.038));
    const ztrain::interval_ends ends = ztrain::interval_of(table, 0.5);
    CHECK(ends.lower == Approx(0.501));
    CHECK(ends.upper == Approx(0.538));
}

TEST_CASE("bins hold equal numbers of predictions, and edges lie between them") {
    std::vector<double> predicted;
    std::vector<double> truth;
    for (int i = 0; i < 100; ++i) {
        predicted.push_back(0.001 * ((i * 37) % 100));
        truth.push_back(predicted.back() * 2);  // residuals grow with the prediction
    }
    const ztrain::interval_table table = ztrain::conformal_intervals(predicted, truth);
    REQUIRE(table.edges.size() == 1);
    CHECK(table.edges[0] == Approx(0.0495));
    CHECK(table.lower[0] == Approx(0.001));  // rank floor(51 * 0.05) = 2 of 0, 0.001, ..., 0.049
    CHECK(table.upper[0] == Approx(0.048));
    CHECK(table.lower[1] == Approx(0.051));
    CHECK(table.upper[1] == Approx(0.098));
}

TEST_CASE("too few galaxies are refused") {
    const std::vector<double> few(39, 0.1);
    CHECK_THROWS_AS(ztrain::conformal_intervals(few, few), std::invalid_argument);
}

TEST_CASE("new exchangeable galaxies are covered with the promised probability") {
    std::mt19937_64 generator(1);
    std::uniform_real_distribution<double> redshift(0, 0.6);
    std::normal_distribution<double> normal;
    const auto draw = [&](std::size_t n, std::vector<double>& predicted, std::vector<double>& truth) {
        for (std::size_t i = 0; i < n; ++i) {
            const double z = redshift(generator);
            predicted.push_back(z);
            truth.push_back(z + (0.01 + 0.1 * z) * std::exp(normal(generator)) - 0.02);  // skewed, growing with z
        }
    };
    double coverage = 0;
    double coverage_of_far = 0;
    constexpr int repetitions = 300;
    for (int r = 0; r < repetitions; ++r) {
        std::vector<double> predicted, truth, new_predicted, new_truth, far_predicted, far_truth;
        draw(400, predicted, truth);
        draw(400, new_predicted, new_truth);
        const ztrain::interval_table table = ztrain::conformal_intervals(predicted, truth);
        coverage += ztrain::coverage_of(table, new_predicted, new_truth).coverage / repetitions;
        for (std::size_t i = 0; i < new_truth.size(); ++i)
            if (new_predicted[i] > 0.4) {
                far_predicted.push_back(new_predicted[i]);
                far_truth.push_back(new_truth[i]);
            }
        coverage_of_far += ztrain::coverage_of(table, far_predicted, far_truth).coverage / repetitions;
    }
    // Ten bins of 40: 1 - 4 / 41 = 0.9024 is expected; the deviation of the mean over 300 tables is below 0.001.
    CHECK(coverage > 0.897);
    CHECK(coverage < 0.908);
    CHECK(coverage_of_far > 0.893);
    CHECK(coverage_of_far < 0.912);
}

TEST_CASE("coverage, misses on either side, width and score are those computed by hand") {
    const ztrain::interval_table table{0.8, {0.3}, {-0.1, -0.2}, {0.1, 0.1}};
    const std::vector<double> predicted{0.1, 0.2, 0.3, 0.4};
    const std::vector<double> truth{0.15, 0.05, 0.45, 0.4};  // within, 0.05 below, 0.05 above, within
    const ztrain::interval_coverage c = ztrain::coverage_of(table, predicted, truth);
    CHECK(c.count == 4);
    CHECK(c.coverage == Approx(0.5));
    CHECK(c.below == Approx(0.25));
    CHECK(c.above == Approx(0.25));
    CHECK(c.mean_width == Approx((0.2 + 0.2 + 0.3 + 0.3) / 4));
    CHECK(c.mean_score == Approx(c.mean_width + 10 * (0.05 + 0.05) / 4));
    CHECK(ztrain::coverage_of(table, {}, {}).coverage == 0);
}
