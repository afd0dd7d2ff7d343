// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/smearing.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace zsim {

extent draw_extent(random& numbers) {
    extent e;
    e.compact = 4 * numbers.uniform();
    e.extended = 5 + 9 * numbers.uniform();
    e.share = std::clamp(0.3 + 0.08 * numbers.normal(), 0.1, 0.9);
    return e;
}

fine_spectrum smear(const fine_spectrum& light, double sigma_pixels) {
    constexpr double reach = 5;  // standard deviations
    const double sigma = sigma_pixels / fine_step;
    const int last = std::min(fine_positions - 1, static_cast<int>(std::ceil(reach * sigma)));
    if (sigma <= 0 || last == 0) return light;
    const auto integral_to = [&](double x) { return 0.5 * std::erf(x / (std::numbers::sqrt2 * sigma)); };
    fine_spectrum result = light * static_cast<float>(2 * integral_to(0.5));
    double before = integral_to(0.5);
    for (int shift = 1; shift <= last; ++shift) {
        const double after = integral_to(shift + 0.5);
        const auto weight = static_cast<float>(after - before);
        const int kept = fine_positions - shift;
        result.tail(kept) += weight * light.head(kept);
        result.head(kept) += weight * light.tail(kept);
        before = after;
    }
    return result;
}

fine_spectrum smear(const fine_spectrum& light, const extent& size) {
    const auto share = static_cast<float>(size.share);
    return share * smear(light, size.compact) + (1 - share) * smear(light, size.extended);
}

}  // namespace zsim
