// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/wavelength_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace zsim {

void add_line(spectrum& values, double centre, double sigma, double area) {
    constexpr double reach = 5;  // standard deviations; 6e-7 of the line is beyond
    const double begin = centre - reach * sigma - first_wavelength;
    const double end = centre + reach * sigma - first_wavelength;
    if (end < -0.5 || begin > wavelengths - 0.5) return;
    const int first = std::max(0, static_cast<int>(std::floor(begin + 0.5)));
    const int last = std::min(wavelengths - 1, static_cast<int>(std::floor(end + 0.5)));
    const auto integral_to = [&](double nm) { return 0.5 * std::erf((nm - centre) / (std::numbers::sqrt2 * sigma)); };
    double before = integral_to(wavelength(first) - 0.5);
    for (int i = first; i <= last; ++i) {
        const double after = integral_to(wavelength(i) + 0.5);
        values[i] += area * (after - before);
        before = after;
    }
}

}  // namespace zsim
