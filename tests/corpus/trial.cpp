// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/trial.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace corpus {

bool fits_float32(double value) {
    return std::isfinite(static_cast<float>(value));
}

double tolerance_of(const std::vector<double>& expected, double part, int bits) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : expected) {
        if (!fits_float32(value)) continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (low > high) return 0;
    int exponent = 0;
    std::frexp(std::max(std::abs(low), std::abs(high)), &exponent);
    const double unit = std::ldexp(1.0, exponent - std::numeric_limits<float>::digits);
    constexpr auto least = static_cast<double>(std::numeric_limits<float>::min());
    return std::max({part * (high - low), 8 * unit, std::ldexp(1.0, exponent - bits), least});
}

}  // namespace corpus

TEST_CASE("the tolerance follows the range of the outputs, down to what their size allows") {
    CHECK(corpus::tolerance_of({0.5, -1.5, 0}, 1e-5, 24) == 2e-5);
    CHECK(corpus::tolerance_of({1.0}, 1e-5, 24) == 8 * 0x1p-23);
    CHECK(corpus::tolerance_of({1.0}, 1e-5, 11) == 0x1p-10);
    CHECK(corpus::tolerance_of({std::nan(""), 1e300, 1, 3}, 1e-5, 24) == 2e-5);
    CHECK(corpus::tolerance_of({1e-310}, 1e-5, 24) == 0x1p-126);
    CHECK(corpus::tolerance_of({std::nan("")}, 1e-5, 24) == 0);
}
