// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "generator/metadata/interval_table.hpp"

namespace ztrain {

using zgen::interval_table;

/// Fewest galaxies in a bin: at 90 %, its ends are then the second residual or further in.
inline constexpr std::size_t fewest_for_intervals = 40;

/// Split-conformal intervals by bins of the prediction, each with the same number of calibration galaxies.
///
/// In a bin with n galaxies the lower end is the floor((n + 1) (1 - level) / 2)-th smallest residual true - predicted,
/// the upper end the same from above: a new, exchangeable galaxy is covered with at least the probability `level`.
///
/// Shapes   predicted, truth (n), n at least 40
/// Errors   std::invalid_argument for fewer
/// Source   V. Vovk, "Conditional validity of inductive conformal predictors", ACML 2012 (label of the bin as category)
interval_table conformal_intervals(std::span<const double> predicted, std::span<const double> truth,
                                   double level = 0.9);

/// The ends of the interval around a prediction.
struct interval_ends {
    double lower;
    double upper;
};
interval_ends interval_of(const interval_table& table, double predicted);

/// How often intervals held, and how wide they were; all figures are 0 where count is.
struct interval_coverage {
    std::size_t count = 0;
    double coverage = 0;  ///< part of the true redshifts within
    double below = 0;     ///< part below the lower end; (1 - level) / 2 is right
    double above = 0;     ///< part above the upper end
    double mean_width = 0;
    double mean_score = 0;  ///< width + 2 / (1 - level) times the distance of a redshift outside: less is better
};

/// Shapes   predicted, truth (n)
/// Source   the score: T. Gneiting and A. Raftery, "Strictly proper scoring rules, prediction, and estimation",
///          JASA 2007
interval_coverage coverage_of(const interval_table& table, std::span<const double> predicted,
                              std::span<const double> truth);

}  // namespace ztrain
