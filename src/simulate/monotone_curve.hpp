// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <utility>
#include <vector>

namespace zsim {

/// A smooth curve through points that overshoots none of them: where the points rise, so does the curve. Before the
/// first and after the last point it keeps their values.
///
/// Errors   none; the points must be at least two, with x increasing
/// Source   Fritsch and Butland 1984, SIAM J. Sci. Stat. Comput. 5, 300: cubic pieces whose slopes are weighted
///          harmonic means
class monotone_curve {
 public:
    monotone_curve(std::initializer_list<std::pair<double, double>> points);

    double operator()(double x) const;

 private:
    std::vector<double> x_;
    std::vector<double> y_;
    std::vector<double> slope_;
};

}  // namespace zsim
