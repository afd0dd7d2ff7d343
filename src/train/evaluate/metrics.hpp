// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// How good redshifts are, in the terms of the field.
namespace ztrain {

/// Over some galaxies, with dz = (predicted - true) / (1 + true).
struct redshift_metrics {
    std::size_t count = 0;
    double bias_mean = 0;        ///< of dz
    double bias_median = 0;      ///< of dz
    double sigma_nmad = 0;       ///< 1.4826 median |dz - median dz|
    double outliers_15 = 0;      ///< part with |dz| > 0.15
    double outliers_05 = 0;      ///< part with |dz| > 0.05
    double mae = 0;              ///< mean |predicted - true|
    double rmse = 0;             ///< of predicted - true
    double mean_difference = 0;  ///< of predicted - true
};

/// Shapes   predicted, truth (n); all figures are 0 where n is 0
redshift_metrics metrics_of(std::span<const double> predicted, std::span<const double> truth);

/// Fewest galaxies of a bin whose figures say something about others.
inline constexpr std::size_t fewest_in_bin = 30;

/// The Wilson score interval of one standard deviation (68 %) around a part of n galaxies: it stays within 0 to 1, and
/// has a width where the part is 0 or 1.
struct part_interval {
    double low = 0;
    double high = 0;
};

/// Errors   none; n is above 0
part_interval interval_of_part(double part, std::size_t n);

/// Half its width; 0 where n is.
double error_of_part(double part, std::size_t n);

/// How uncertain each figure of metrics_of is, for other galaxies of the same kind: error_of_part of the outliers, of
/// the others the standard deviation over 200 bootstrap samples, the same in each call. `count` is the galaxies'.
///
/// Shapes   predicted, truth (n); all figures are 0 where n is 0
redshift_metrics errors_of(std::span<const double> predicted, std::span<const double> truth);

/// The galaxies with true redshifts within [low, high).
struct redshift_bin {
    double low = 0;
    double high = 0;
    redshift_metrics metrics;
    redshift_metrics errors;
};

/// Bins of 0.05 in true redshift from 0 to 0.6; the last one holds 0.6, too.
std::vector<redshift_bin> metrics_by_redshift(std::span<const double> predicted, std::span<const double> truth);

/// Which of the `bins` bins from 0 on holds a value; the first and the last one hold all beyond.
std::size_t bin_of_value(double value, double width, std::size_t bins);

/// How the mean |predicted - true| changes from a first to a second model on the same galaxies.
struct mean_change {
    double mean = 0;
    double standard_error = 0;  ///< from the galaxies' own changes, so what both models share cancels
};

/// Shapes   first, second, truth (n)
mean_change change_of_mae(std::span<const double> first, std::span<const double> second, std::span<const double> truth);

}  // namespace ztrain
