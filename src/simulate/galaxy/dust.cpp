// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/galaxy/dust.hpp"

#include <cmath>

namespace zsim {

double dust_curve(double nm) {
    const double x = 1000 / nm;  // 1 / um
    const double shape = nm < 630 ? -2.156 + x * (1.509 + x * (-0.198 + x * 0.011)) : -1.857 + 1.040 * x;
    return 2.659 * shape + 4.05;
}

double dimming(double reddening, double nm) {
    return std::pow(10, -0.4 * reddening * dust_curve(nm));
}

}  // namespace zsim
