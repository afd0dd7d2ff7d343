// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/monotone_curve.hpp"

#include <algorithm>
#include <cstddef>

namespace zsim {

monotone_curve::monotone_curve(std::initializer_list<std::pair<double, double>> points) {
    for (const auto& [x, y] : points) {
        x_.push_back(x);
        y_.push_back(y);
    }
    slope_.assign(x_.size(), 0);
    for (std::size_t i = 1; i + 1 < x_.size(); ++i) {
        const double before = x_[i] - x_[i - 1];
        const double after = x_[i + 1] - x_[i];
        const double left = (y_[i] - y_[i - 1]) / before;
        const double right = (y_[i + 1] - y_[i]) / after;
        if (left * right <= 0) continue;  // an extremum is flat
        const double a = 2 * after + before;
        const double b = after + 2 * before;
        slope_[i] = (a + b) / (a / left + b / right);
    }
    const std::size_t last = x_.size() - 1;
    slope_[0] = (y_[1] - y_[0]) / (x_[1] - x_[0]);
    slope_[last] = (y_[last] - y_[last - 1]) / (x_[last] - x_[last - 1]);
}

double monotone_curve::operator()(double x) const {
    if (x <= x_.front()) return y_.front();
    if (x >= x_.back()) return y_.back();
    const auto i = static_cast<std::size_t>(std::upper_bound(x_.begin(), x_.end(), x) - x_.begin()) - 1;
    const double h = x_[i + 1] - x_[i];
    const double t = (x - x_[i]) / h;
    const double s = 1 - t;
    return y_[i] * s * s * (1 + 2 * t) + y_[i + 1] * t * t * (3 - 2 * t) +
           h * t * s * (slope_[i] * s - slope_[i + 1] * t);
}

}  // namespace zsim
