// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/galaxy/brightness.hpp"

#include <cmath>

#include "src/simulate/monotone_curve.hpp"

namespace zsim {

double median_peak(double z) {
    // The ends continue the slopes of their neighbours.
    static const monotone_curve logarithm{{0, 1.4515},    {0.05, 1.3010}, {0.15, 1},      {0.25, 0.7782},
                                          {0.35, 0.6021}, {0.45, 0.4771}, {0.55, 0.3979}, {0.65, 0.3187}};
    return std::pow(10, logarithm(z));
}

double draw_peak(double z, random& numbers) {
    return median_peak(z) * std::pow(10, 0.28 * numbers.normal());
}

}  // namespace zsim
