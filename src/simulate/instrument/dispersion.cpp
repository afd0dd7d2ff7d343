// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/instrument/dispersion.hpp"

#include <cmath>

namespace zsim {

double fused_silica_index(double nm) {
    const double squared = nm * nm * 1e-6;  // um2
    return std::sqrt(1 + 0.6961663 * squared / (squared - 0.0684043 * 0.0684043) +
                     0.4079426 * squared / (squared - 0.1162414 * 0.1162414) +
                     0.8974794 * squared / (squared - 9.896161 * 9.896161));
}

double dispersion::operator()(double nm) const {
    const double n = fused_silica_index(nm) - 1.46;
    return c0 + n * (c1 + n * (c2 + n * c3));
}

}  // namespace zsim
