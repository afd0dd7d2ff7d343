// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/instrument/line_spread.hpp"

#include <cmath>
#include <numbers>

namespace zsim {

double line_spread::operator()(double du, double nm) const {
    const double steps = (nm - 600) / 200;
    const double half = 0.5 * (width + width_slope * steps);
    const double x = (du - offset - offset_slope * steps) / half;
    const double gaussian = std::sqrt(std::numbers::ln2 / std::numbers::pi) * std::exp(-std::numbers::ln2 * x * x);
    const double lorentz = 1 / (std::numbers::pi * (1 + x * x));
    return ((1 - lorentzian) * gaussian + lorentzian * lorentz) / half;
}

}  // namespace zsim
