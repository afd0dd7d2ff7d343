// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/schedule.hpp"

#include <cmath>

namespace ztrain {

double learning_rate_at(const recipe& r, std::size_t step, std::size_t steps) {
    if (r.schedule == schedule_kind::constant) return r.learning_rate;
    constexpr double pi = 3.141592653589793;
    constexpr double rising = 0.3;
    const double position = static_cast<double>(step) / static_cast<double>(steps);
    const double half_cosine = position < rising ? 0.5 * (1 - std::cos(pi * position / rising))
                                                 : 0.5 * (1 + std::cos(pi * (position - rising) / (1 - rising)));
    return r.learning_rate * (0.001 + 0.999 * half_cosine);
}

}  // namespace ztrain
