// SPDX-License-Identifier: Apache-2.0
#include "src/train/evaluate/metrics.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

using doctest::Approx;

TEST_CASE("metrics are those computed by hand") {
    // dz: 0.2, -0.1, 0, 0.04; differences: 0.2, -0.11, 0, 0.05.
    const std::vector<double> truth{0, 0.1, 0.2, 0.25};
    const std::vector<double> predicted{0.2, -0.01, 0.2, 0.3};
    const ztrain::redshift_metrics m = ztrain::metrics_of(predicted, truth);
    CHECK(m.count == 4);
    CHECK(m.bias_mean == Approx(0.14 / 4));
    CHECK(m.bias_median == Approx(0.02));  // the mean of 0 and 0.04
    // |dz - 0.02|: 0.18, 0.12, 0.02, 0.02
    CHECK(m.sigma_nmad == Approx(1.4826 * 0.07));
    CHECK(m.outliers_15 == Approx(0.25));
    CHECK(m.outliers_05 == Approx(0.5));
    CHECK(m.mae == Approx(0.36 / 4));
    CHECK(m.rmse == Approx(std::sqrt((0.04 + 0.0121 + 0.0025) / 4)));
    CHECK(m.mean_difference == Approx(0.14 / 4));
}

TEST_CASE("metrics of an odd number, of one and of none") {
    CHECK(ztrain::metrics_of(std::vector{0.1, 0.3, 0.2}, std::vector{0.0, 0.0, 0.0}).bias_median == Approx(0.2));
    const ztrain::redshift_metrics one = ztrain::metrics_of(std::vector{0.3}, std::vector{0.2});
    CHECK(one.bias_median == Approx(0.1 / 1.2));
    CHECK(one.sigma_nmad == 0);
    const ztrain::redshift_metrics none = ztrain::metrics_of({}, {});
    CHECK(none.count == 0);
    CHECK(none.rmse == 0);
}

TEST_CASE("standard errors are those of theory where there is one, and the same each time") {
    std::mt19937_64 generator(1);
    std::normal_distribution<double> normal;
    std::vector<double> truth(4000);  // dz is the difference itself
    std::vector<double> predicted;
    for (std::size_t i = 0; i < truth.size(); ++i) predicted.push_back(0.05 * normal(generator));
    const ztrain::redshift_metrics e = ztrain::errors_of(predicted, truth);
    const double root = std::sqrt(4000.0);
    CHECK(e.count == 4000);
    // Of 200 samples the scatter is known to 5 %.
    CHECK(e.bias_mean == Approx(0.05 / root).epsilon(0.15));
    CHECK(e.mean_difference == Approx(e.bias_mean));
    CHECK(e.bias_median == Approx(1.2533 * 0.05 / root).epsilon(0.25));
    CHECK(e.sigma_nmad == Approx(1.166 * 0.05 / root).epsilon(0.25));
    CHECK(e.mae == Approx(0.6028 * 0.05 / root).epsilon(0.15));
    CHECK(e.rmse == Approx(0.05 / root / std::sqrt(2.0)).epsilon(0.15));
    CHECK(e.outliers_05 == Approx(std::sqrt(0.317 * 0.683) / root).epsilon(0.05));
    CHECK(ztrain::errors_of(predicted, truth).sigma_nmad == e.sigma_nmad);
    CHECK(ztrain::errors_of({}, {}).mae == 0);
    CHECK(ztrain::errors_of(std::vector{0.3}, std::vector{0.2}).mae == Approx(0));
}

TEST_CASE("the error of a part is that of Wilson's interval, and not 0 where the part is") {
    CHECK(ztrain::error_of_part(0.5, 100) == Approx(std::sqrt(0.0025 + 0.000025) / 1.01));
    CHECK(ztrain::error_of_part(0, 10) == Approx(0.05 / 1.1));
    CHECK(ztrain::error_of_part(1, 10) == Approx(0.05 / 1.1));
    CHECK(ztrain::error_of_part(0, 0) == 0);
    CHECK(ztrain::interval_of_part(1, 10).high == Approx(1));
    CHECK(ztrain::interval_of_part(1, 10).low == Approx(1 - 0.1 / 1.1));
    CHECK(ztrain::interval_of_part(0, 10).low == Approx(0));
}

TEST_CASE("bins hold their lower edge, and the last one its upper edge, too") {
    // 0.15 / 0.05 is below 3 in double, and 0.35 below itself as float.
    const std::vector<double> truth{
        0, 0.0499, 0.05, 0.15, static_cast<double>(0.35F), 0.5999, 0.6, static_cast<double>(0.6F)};
    const std::vector<ztrain::redshift_bin> bins = ztrain::metrics_by_redshift(truth, truth);
    REQUIRE(bins.size() == 12);
    std::vector<std::size_t> counts;
    for (const ztrain::redshift_bin& b : bins) counts.push_back(b.metrics.count);
    CHECK(counts == std::vector<std::size_t>{2, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3});
    CHECK(bins[3].low == Approx(0.15));
    CHECK(bins[11].high == Approx(0.6));
    CHECK(ztrain::bin_of_value(-3, 0.1, 6) == 0);
    CHECK(ztrain::bin_of_value(1e9, 0.1, 6) == 5);
}

TEST_CASE("the change of the mean error has the standard error of paired differences") {
    const std::vector<double> truth{0.1, 0.1, 0.1};
    const std::vector<double> first{0.2, 0.0, 0.1};   // errors 0.1, 0.1, 0
    const std::vector<double> second{0.1, 0.0, 0.4};  // errors 0, 0.1, 0.3
    const ztrain::mean_change c = ztrain::change_of_mae(first, second, truth);
    CHECK(c.mean == Approx(0.2 / 3));
    // Changes -0.1, 0, 0.3: their variance is 0.13 / 3.
    CHECK(c.standard_error == Approx(std::sqrt(0.13 / 3 / 3)));
    CHECK(ztrain::change_of_mae(first, first, truth).standard_error == 0);
    CHECK(ztrain::change_of_mae(std::vector{0.2}, std::vector{0.3}, std::vector{0.2}).standard_error == 0);
}
